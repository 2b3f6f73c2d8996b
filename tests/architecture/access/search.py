"""Searching is for everyone."""

from tests.architecture.access import EVERYONE, Route

ROUTES = [Route("search:results", EVERYONE, query="?q=rac")]

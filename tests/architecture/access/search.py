"""Searching is for everyone."""

from tests.architecture.access import EVERYONE, Route

ROUTES = [
    Route("search:results", EVERYONE, query="?q=rac"),
    Route("search:suggestions", EVERYONE, query="?q=rac"),
    Route("search:feed", EVERYONE, query="?q=rac"),
    Route("search:api", EVERYONE),
    Route("search-api-start", EVERYONE),
    Route("api:search", EVERYONE, query="?q=rac"),
    Route("api:openapi-json", EVERYONE),
    Route("api:api-root", EVERYONE),  # the address before it answers
]

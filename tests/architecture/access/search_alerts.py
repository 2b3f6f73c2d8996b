"""Following a question is for everyone; the signed address is the permission."""

from typing import Any

from django.core import signing

from search.alerts import links
from tests.architecture.access import EVERYONE, Route
from tests.search.alerts.factories import follow


def _confirm() -> dict[str, Any]:
    return {"token": token_of(links.confirm_link(follow(is_confirmed=False)))}


def _manage() -> dict[str, Any]:
    return {"token": signing.dumps("nobody", salt="search.alerts.manage")}


def _stop() -> dict[str, Any]:
    return {"token": token_of(links.stop_link(follow()))}


def token_of(link: str) -> str:
    return link.rstrip("/").rpartition("/")[2]


ROUTES = [
    Route("search_alerts:follow", EVERYONE, query="?q=rac"),
    Route("search_alerts:sent", EVERYONE),
    Route("search_alerts:confirm", EVERYONE, _confirm),
    Route("search_alerts:manage", EVERYONE, _manage),
    Route("search_alerts:stop", EVERYONE, _stop),
]

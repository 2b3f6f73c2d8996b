"""Deterministic followers."""

from datetime import UTC, datetime

from search.alerts import actions
from search.models import Alert, Rhythm
from search.query import SearchQuery

SUNDAY = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)  # three in the afternoon in Vietnam
ADDRESS = "nguoi-dan@example.vn"


def follow(
    text: str = "phân loại rác",
    *,
    address: str = ADDRESS,
    rhythm: str = Rhythm.DAILY,
    language: str = "vi",
    now: datetime = SUNDAY,
    is_confirmed: bool = True,
    **filters: str,
) -> Alert:
    query = SearchQuery.parse({"q": text, **filters})
    actions.ask(query, address=address, rhythm=rhythm, language=language, now=now)
    alert = Alert.objects.latest("pk")
    return actions.confirm(alert.uuid, now=now) if is_confirmed else alert

"""Opening a case: its reference and its first event."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from feedback.cases.actions.recording import record
from feedback.cases.models import Case, CaseKind, Counter, EventKind
from portal.places.models import Commune
from portal.users.models import User

SERIES = {CaseKind.REPORT: "LS", CaseKind.APPLICATION: "HS"}


@transaction.atomic
def open_case(
    *,
    kind: str,
    state: str,
    actor: User | None,
    language: str,
    commune: Commune | None = None,
    now: datetime,
) -> Case:
    """Open a case in its first state, with the next reference of the year, and return it."""
    case = Case.objects.create(
        kind=kind,
        reference=_next_reference(SERIES[CaseKind(kind)], now=now),
        state=state,
        language=language,
        commune=commune,
        created_at=now,
        updated_at=now,
    )
    record(
        case,
        kind=EventKind.OPENED,
        actor=actor,
        to_state=state,
        action="open",
        is_public=True,
        now=now,
    )
    return case


def _next_reference(series: str, *, now: datetime) -> str:
    """Return the next number of the series; its counter stays locked until the case is saved."""
    year = timezone.localtime(now).year % 100
    Counter.objects.get_or_create(series=series, year=year)
    counter = Counter.objects.select_for_update().get(series=series, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{series}-{year:02d}-{counter.last:06d}"

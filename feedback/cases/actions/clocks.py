"""Starting, pausing and stopping the clocks of a case."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from feedback.cases import calendar
from feedback.cases.models import Case, Clock, Term


@transaction.atomic
def start_clock(case: Case, *, kind: str, now: datetime) -> Clock | None:
    """
    Start the clock of this kind by the term in force today, and return it.

    Without a term in force there is nothing to promise, and None is returned.
    """
    term = Term.objects.filter(kind=kind).valid_on(timezone.localtime(now).date()).first()
    if term is None:
        return None
    return Clock.objects.create(
        case=case,
        kind=kind,
        started_at=now,
        due_at=calendar.due(now, working_days=term.working_days),
    )


@transaction.atomic
def pause_clocks(case: Case, *, now: datetime) -> None:
    """Let every running clock of the case stand still while we wait for the sender."""
    case.clocks.running().update(paused_at=now)


@transaction.atomic
def resume_clocks(case: Case, *, now: datetime) -> None:
    """Let paused clocks run on; the due moment moves by as long as they stood still."""
    paused = case.clocks.select_for_update().filter(
        paused_at__isnull=False, stopped_at__isnull=True
    )
    for clock in paused:
        if clock.paused_at is None:
            continue
        waited = now - clock.paused_at
        clock.due_at += waited
        clock.paused_seconds += int(waited.total_seconds())
        clock.paused_at = None
        clock.save(update_fields=["due_at", "paused_seconds", "paused_at"])


@transaction.atomic
def stop_clocks(case: Case, *, now: datetime, kind: str = "") -> None:
    """Stop the clocks of this kind, or all of them when no kind is given."""
    clocks = case.clocks.filter(stopped_at__isnull=True)
    if kind:
        clocks = clocks.filter(kind=kind)
    clocks.update(stopped_at=now)

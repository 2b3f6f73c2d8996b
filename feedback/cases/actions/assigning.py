"""Giving a case to an officer."""

from datetime import datetime

from django.db import transaction

from feedback.cases.actions.recording import record
from feedback.cases.models import Case, Event, EventKind
from portal.users.models import User


@transaction.atomic
def assign(case: Case, *, to: User | None, actor: User, now: datetime) -> Event | None:
    """
    Give the case to an officer, or to nobody, and return the event.

    Giving it to whom it already belongs changes nothing and returns None. Who may assign is the
    kind's own rule, checked before.
    """
    locked = Case.objects.select_for_update().get(pk=case.pk)
    if locked.assignee_id == (to.pk if to else None):
        return None
    event = record(
        locked,
        kind=EventKind.ASSIGNED,
        actor=actor,
        data={"from": locked.assignee_id, "to": to.pk if to else None},
        now=now,
    )
    locked.assignee = to
    locked.version += 1
    locked.updated_at = now
    locked.save(update_fields=["assignee", "version", "updated_at"])
    case.assignee, case.version, case.updated_at = to, locked.version, now
    return event

"""Moving a case from one state to another: the only writer of `Case.state`."""

from datetime import datetime
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from feedback.cases import policies
from feedback.cases.actions.clocks import stop_clocks
from feedback.cases.actions.recording import record
from feedback.cases.models import Case, Event, EventKind
from feedback.cases.workflow import StepNotAllowed, Workflow
from portal.users.models import User


class CaseChanged(Exception):
    """Raised when somebody else changed the case since the page was opened."""


class Said(TypedDict, total=False):
    """What the person who moves the case adds, and the version they saw."""

    note: str
    internal_note: str
    expected_version: int | None


@transaction.atomic
def move(
    case: Case,
    *,
    workflow: Workflow,
    action: str,
    actor: User | None,
    now: datetime,
    **said: Unpack[Said],
) -> Event:
    """
    Move a case by one step of its table and return the event that says so.

    The given case carries the new state and version afterwards. A state that nothing leads out
    of closes the case and stops its clocks; leaving a closed state is a step like any other.

    :raises StepNotAllowed: if the table has no such step from here, the actor may not take it,
        or the note it asks for is missing
    :raises CaseChanged: if `expected_version` is given and is no longer the case's version
    """
    note, expected = said.get("note", ""), said.get("expected_version")
    # Lock first: two officers may press the same button at once.
    locked = Case.objects.select_for_update().get(pk=case.pk)
    if expected is not None and expected != locked.version:
        raise CaseChanged
    step = workflow.step(locked.state, action)
    if not policies.may_take(step, actor):
        raise StepNotAllowed(_("Tài khoản của bạn không có quyền làm bước này."))
    step.check_note(note)
    event = record(
        locked,
        kind=EventKind.MOVED,
        actor=actor,
        action=action,
        from_state=locked.state,
        to_state=step.target,
        is_public=step.public,
        public_note=note.strip() if step.public else "",
        internal_note="\n".join(
            part for part in (said.get("internal_note", ""), "" if step.public else note) if part
        ),
        now=now,
    )
    locked.state = step.target
    locked.version += 1
    locked.updated_at = now
    locked.closed_at = now if step.target in workflow.closed_states else None
    locked.save(update_fields=["state", "version", "updated_at", "closed_at"])
    if locked.closed_at:
        stop_clocks(locked, now=now)
    _show(case, locked)
    return event


def _show(case: Case, locked: Case) -> None:
    """Carry what was written over to the caller's copy."""
    for name in ("state", "version", "updated_at", "closed_at"):
        setattr(case, name, getattr(locked, name))

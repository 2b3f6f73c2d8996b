"""Writing an event: the last link of the case's chain."""

from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction

from feedback.cases import chain
from feedback.cases.models import Case, Event
from portal.users.models import User


class Details(TypedDict, total=False):
    """What an event may say beside who, when and what kind."""

    action: str
    from_state: str
    to_state: str
    is_public: bool
    public_note: str
    internal_note: str
    data: dict[str, Any] | None


@transaction.atomic
def record(
    case: Case, *, kind: str, actor: User | None, now: datetime, **details: Unpack[Details]
) -> Event:
    """
    Append an event to the case's chain and return it.

    A public note makes the event public unless `is_public` says otherwise.
    """
    # The case's row is the lock of its chain: two events at once must take two numbers.
    Case.objects.select_for_update().get(pk=case.pk)
    last = case.events.newest_first().first()
    data = details.pop("data", None) or {}
    details.setdefault("is_public", bool(details.get("public_note")))
    event = Event(
        case=case,
        sequence=last.sequence + 1 if last else 1,
        previous_hash=last.hash if last else chain.FIRST,
        kind=kind,
        actor=actor,
        data=data,
        at=now,
        **details,
    )
    event.hash = chain.fingerprint(event)
    event.save(force_insert=True)
    return event

"""The conversation between the sender and the office."""

from datetime import datetime

from django.db import transaction

from feedback.cases.actions.recording import record
from feedback.cases.models import Case, EventKind, Message
from portal.users.models import User
from portal.vietnamese.writing import clean


@transaction.atomic
def post_message(
    case: Case, *, author: User | None, from_office: bool, text: str, now: datetime
) -> Message:
    """
    Add a message to the case and return it.

    The event only points at the message: words a person may ask us to erase stay out of the chain.
    """
    message = Message.objects.create(
        case=case, author=author, from_office=from_office, text=clean(text).strip(), created_at=now
    )
    record(
        case,
        kind=EventKind.MESSAGE,
        actor=author,
        action="office" if from_office else "sender",
        data={"message": message.pk},
        now=now,
    )
    Case.objects.filter(pk=case.pk).update(updated_at=now)
    case.updated_at = now
    return message

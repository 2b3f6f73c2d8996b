"""What both kinds of case share."""

from feedback.cases.models.attachment import Attachment, AttachmentState
from feedback.cases.models.case import Case, CaseKind, Counter, Idempotency, Message
from feedback.cases.models.clock import Clock, Term
from feedback.cases.models.event import Event, EventKind

__all__ = [
    "Attachment",
    "AttachmentState",
    "Case",
    "CaseKind",
    "Clock",
    "Counter",
    "Event",
    "EventKind",
    "Idempotency",
    "Message",
    "Term",
]

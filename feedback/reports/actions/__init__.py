"""What residents and officers may do with a report; each is one transaction."""

from feedback.reports.actions.handling import (
    Contact,
    add_after_photo,
    read_contact,
    show_photo,
    take,
    write_to_reporter,
)
from feedback.reports.actions.photos import keep_photo
from feedback.reports.actions.sending import (
    NewReport,
    Receipt,
    mark_as_sample,
    receipt_of,
    submit,
)
from feedback.reports.actions.tracking import answer, withdraw, write_to_office
from feedback.reports.actions.transition import NotResolved, transition

__all__ = [
    "Contact",
    "NewReport",
    "NotResolved",
    "Receipt",
    "add_after_photo",
    "answer",
    "keep_photo",
    "mark_as_sample",
    "read_contact",
    "receipt_of",
    "show_photo",
    "submit",
    "take",
    "transition",
    "withdraw",
    "write_to_office",
    "write_to_reporter",
]

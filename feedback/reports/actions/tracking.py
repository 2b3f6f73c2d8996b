"""What the person who sent a report may do; holding its secret was proved before."""

from datetime import datetime

from django.db import transaction

from feedback.cases.actions import attach_uploads, once, post_message
from feedback.cases.models import Message
from feedback.reports.actions.photos import ANSWER
from feedback.reports.actions.transition import transition
from feedback.reports.models import Report
from feedback.reports.workflow import State


@transaction.atomic
def answer(report: Report, *, text: str, owner_key: str, now: datetime) -> Message:
    """
    Give the office what it asked for, words and photos, and return the message.

    :raises StepNotAllowed: if the office does not wait for anything
    """
    transition(report, action="answer", actor=None, now=now)
    attach_uploads(report.case, owner_key=owner_key, purpose=ANSWER, actor=None, now=now)
    return post_message(report.case, author=None, from_office=False, text=text, now=now)


def write_to_office(report: Report, *, key: str, text: str, owner_key: str, now: datetime) -> None:
    """
    Add the sender's message, with photos; it answers the office's question if there is one.

    The same form key adds one message.
    """

    def write() -> dict[str, int]:
        if report.case.state == State.NEEDS_INFO:
            return {"message": answer(report, text=text, owner_key=owner_key, now=now).pk}
        attach_uploads(report.case, owner_key=owner_key, purpose=ANSWER, actor=None, now=now)
        message = post_message(report.case, author=None, from_office=False, text=text, now=now)
        return {"message": message.pk}

    once(key=key, endpoint="report-message", now=now, work=write)


def withdraw(report: Report, *, now: datetime) -> None:
    """
    Take the report back at its sender's wish.

    :raises StepNotAllowed: if it has ended already
    """
    transition(report, action="withdraw", actor=None, now=now)

"""The office's plain steps, taking a dossier on, and the conversation."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from feedback.applications import policies, tasks
from feedback.applications.models import Application
from feedback.applications.workflow import APPLICATION
from feedback.cases.actions import assign, move, post_message, start_clock
from feedback.cases.models import Event, Message
from feedback.cases.workflow import StepNotAllowed
from portal.users.models import User
from portal.vietnamese.writing import clean

REVIEW_CLOCK = "application_review"
PLAIN_STEPS = frozenset({"receive", "not_receive", "start_review"})


@transaction.atomic
def handle(
    application: Application,
    *,
    action: str,
    actor: User,
    note: str = "",
    expected_version: int | None = None,
    now: datetime,
) -> Event:
    """
    Take one of the office's plain steps (receive, refuse to receive, start the review).

    Receiving starts the review's clock.

    :raises StepNotAllowed: if the table has no such step from here, or the note is missing
    :raises CaseChanged: if somebody else moved the dossier since the page was opened
    """
    policies.require_office(actor, application)
    if action not in PLAIN_STEPS:
        raise StepNotAllowed(_("Bước này cần thêm thông tin; dùng mẫu riêng của bước."))
    event = move(
        application.case,
        workflow=APPLICATION,
        action=action,
        actor=actor,
        note=clean(note),
        expected_version=expected_version,
        now=now,
    )
    if action == "receive":
        start_clock(application.case, kind=REVIEW_CLOCK, now=now)
    tasks.mail_step.enqueue(event_id=event.pk)
    return event


@transaction.atomic
def take(application: Application, *, actor: User, now: datetime) -> None:
    """Assign the dossier to the officer who takes it on."""
    policies.require_office(actor, application)
    assign(application.case, to=actor, actor=actor, now=now)


@transaction.atomic
def write_message(
    application: Application, *, actor: User, text: str, from_office: bool, now: datetime
) -> Message:
    """Add a message of the applicant or of the office; the applicant is told of the office's."""
    if from_office:
        policies.require_office(actor, application)
    else:
        policies.require_party(actor, application)
    message = post_message(
        application.case, author=actor, from_office=from_office, text=text, now=now
    )
    if from_office:
        tasks.mail_message.enqueue(message_id=message.pk)
    return message

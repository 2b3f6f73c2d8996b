"""Moving a report by its table, with what follows: clocks, publication and the mail."""

from datetime import datetime
from typing import Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from feedback.cases.actions import move, pause_clocks, resume_clocks, start_clock, stop_clocks
from feedback.cases.actions.moving import Said
from feedback.cases.models import Event
from feedback.cases.workflow import SENDER, StepNotAllowed
from feedback.reports import tasks
from feedback.reports.actions.photos import AFTER
from feedback.reports.models import Report
from feedback.reports.workflow import HIDING, MAILED, PUBLISHING, WORKFLOW
from portal.users.models import User
from portal.web.pages import bump_content_version


class NotResolved(StepNotAllowed):
    """Raised when a report is called resolved with neither a photo of the result nor a reason."""


@transaction.atomic
def transition(
    report: Report, *, action: str, actor: User | None, now: datetime, **said: Unpack[Said]
) -> Event:
    """
    Move a report by one step of its table and return the event.

    :raises StepNotAllowed: if the table, the right or the note does not allow it
    :raises NotResolved: if it is to be resolved without an after-photo and without a note
    :raises CaseChanged: if somebody changed it since `expected_version`
    """
    if actor is not None:
        _require_office_step(report, action=action)
    if action == "resolve" and not said.get("note", "").strip():
        _require_proof(report)
    event = move(report.case, workflow=WORKFLOW, action=action, actor=actor, now=now, **said)
    _run_clocks(report, action=action, now=now)
    _publish(report, action=action, now=now)
    if action in MAILED and report.contact_email:
        tasks.mail_step.enqueue(event=event.pk)
    return event


def _require_office_step(report: Report, *, action: str) -> None:
    """Senders have no account here: whoever has one may not answer or withdraw in their name."""
    if WORKFLOW.step(report.case.state, action).permission == SENDER:
        raise StepNotAllowed(_("Chỉ người gửi phản ánh làm được bước này."))


def _require_proof(report: Report) -> None:
    if not report.case.attachments.for_purpose(AFTER).exists():
        raise NotResolved(
            _("Thêm ảnh sau xử lý, hoặc viết rõ vì sao không có ảnh, rồi báo đã giải quyết.")
        )


def _run_clocks(report: Report, *, action: str, now: datetime) -> None:
    case = report.case
    if action == "ask":
        pause_clocks(case, now=now)
    elif action == "answer":
        resume_clocks(case, now=now)
    elif action in PUBLISHING:
        resume_clocks(case, now=now)  # an officer may go on without waiting for the answer
        stop_clocks(case, kind="report_screening", now=now)
        if not case.clocks.filter(kind="report_handling", stopped_at__isnull=True).exists():
            start_clock(case, kind="report_handling", now=now)
    elif action == "resolve":
        stop_clocks(case, now=now)
    elif action == "reopen":
        start_clock(case, kind="report_handling", now=now)


def _publish(report: Report, *, action: str, now: datetime) -> None:
    """Show an accepted report to everyone, or take it back; every move changes its public page."""
    if action in PUBLISHING and report.published_at is None:
        report.published_at = now
    elif action in HIDING:
        report.published_at = None
    report.save(update_fields=["published_at"])
    bump_content_version()

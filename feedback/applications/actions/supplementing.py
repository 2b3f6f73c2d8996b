"""Asking, once, for what an application lacks."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from feedback.applications import policies, tasks
from feedback.applications.actions.locking import lock
from feedback.applications.definition.answers import relevant
from feedback.applications.models import Application, SupplementRequest
from feedback.applications.workflow import APPLICATION
from feedback.cases.actions import move, pause_clocks
from portal.users.models import User
from portal.vietnamese.writing import clean


class SupplementRefusedError(Exception):
    """Raised when a supplement cannot be asked for as it stands."""


@transaction.atomic
def request_supplement(
    application: Application,
    *,
    reasons: Mapping[str, str],
    due_date: date,
    actor: User,
    now: datetime,
) -> SupplementRequest:
    """
    Ask the applicant to mend the named questions, and only those, and return the request.

    An application is sent back once at most, so that everything missing is said at one time.

    :raises SupplementRefusedError: if it was asked before, or no reason is given
    :raises StepNotAllowed: if the application is not under review or the actor may not ask
    """
    policies.require_office(actor, application)
    locked = lock(application)
    if SupplementRequest.objects.filter(application=locked).exists():
        raise SupplementRefusedError(_("Hồ sơ đã được yêu cầu bổ sung một lần rồi."))
    asked = relevant(locked.round.form_version.form, locked.answers)
    given = {key: clean(text).strip() for key, text in reasons.items() if key in asked}
    given = {key: text for key, text in given.items() if text}
    if not given:
        raise SupplementRefusedError(_("Ghi lý do cho ít nhất một câu cần bổ sung."))
    if due_date <= now.date():
        raise SupplementRefusedError(_("Chọn hạn bổ sung sau ngày hôm nay."))
    supplement = SupplementRequest.objects.create(
        application=locked, reasons=given, due_date=due_date, asked_by=actor, asked_at=now
    )
    event = move(
        locked.case, workflow=APPLICATION, action="request_supplement", actor=actor, now=now
    )
    pause_clocks(locked.case, now=now)
    tasks.mail_step.enqueue(event_id=event.pk)
    return supplement

"""Taking an application back."""

from datetime import datetime

from django.db import transaction

from feedback.applications import policies, tasks
from feedback.applications.actions.locking import lock
from feedback.applications.models import Application
from feedback.applications.workflow import APPLICATION
from feedback.cases.actions import move
from feedback.cases.models import Event
from portal.users.models import User


@transaction.atomic
def withdraw(application: Application, *, actor: User, now: datetime) -> Event:
    """
    Withdraw an application, sent or not; the office stops working on it.

    :raises StepNotAllowed: if it is already decided or withdrawn
    """
    policies.require_party(actor, application)
    locked = lock(application)
    event = move(locked.case, workflow=APPLICATION, action="withdraw", actor=actor, now=now)
    if locked.submitted_at is not None:
        tasks.mail_step.enqueue(event_id=event.pk)
    return event

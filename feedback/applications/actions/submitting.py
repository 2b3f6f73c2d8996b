"""Sending an application: everything is checked, a snapshot is kept, a receipt is given."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from feedback.applications import policies, tasks
from feedback.applications.actions.locking import database_now, lock
from feedback.applications.actions.rounds import canonical
from feedback.applications.definition.answers import Fault, faults, stripped
from feedback.applications.models import Application, Round, RoundState, Submission
from feedback.applications.workflow import APPLICATION
from feedback.cases.actions import move, resume_clocks
from portal.users.models import User

# No letter or digit that another one is mistaken for when read aloud or copied by hand.
RECEIPT_ALPHABET = "ACDEFGHJKLMNPQRTUVWXY34679"


class RoundClosedError(Exception):
    """Raised when a round does not take applications; the draft stays as it is."""

    def __init__(self, round_: Round) -> None:
        super().__init__(str(round_))
        self.round = round_


class NotCompleteError(Exception):
    """Raised with what is missing or wrong in an application that was to be sent."""

    def __init__(self, found: list[Fault]) -> None:
        super().__init__(f"{len(found)} faults")
        self.faults = found


@transaction.atomic
def submit(
    application: Application,
    *,
    actor: User,
    key: str,
    begun_at: datetime | None = None,
    clock: Callable[[], datetime] = database_now,
) -> Submission:
    """
    Send an application and return the snapshot that was sent.

    The clock is read after the round is locked. Whoever began to send (`begun_at`) before the
    round closed has the round's grace to finish. A repeat, by the same key or by a second
    window, gets the receipt of the first.

    :raises RoundClosedError: if the round is not open any more, or not yet
    :raises NotCompleteError: if answers are missing or wrong
    """
    policies.require_party(actor, application)
    round_ = Round.objects.select_for_update().get(pk=application.round_id)
    locked = lock(application)
    first = locked.submissions.order_by("number").first()
    if first is not None:
        return first
    now = clock()
    if not _takes(round_, now=now, begun_at=begun_at):
        raise RoundClosedError(round_)
    _check(locked)
    locked.submitted_at = now
    locked.save(update_fields=["submitted_at"])
    return _send(locked, action="submit", actor=actor, key=key, now=now)


@transaction.atomic
def answer_supplement(
    application: Application, *, actor: User, key: str, now: datetime
) -> Submission:
    """
    Send the supplemented application and return its snapshot; the office's clock runs on.

    :raises NotCompleteError: if answers are missing or wrong
    :raises StepNotAllowed: if nothing is asked for
    """
    policies.require_party(actor, application)
    locked = lock(application)
    repeated = locked.submissions.filter(key=key).first()
    if repeated is not None:
        return repeated
    APPLICATION.step(locked.case.state, "answer_supplement")
    _check(locked)
    locked.supplement.answered_at = now
    locked.supplement.save(update_fields=["answered_at"])
    resume_clocks(locked.case, now=now)
    return _send(locked, action="answer_supplement", actor=actor, key=key, now=now)


def _takes(round_: Round, *, now: datetime, begun_at: datetime | None) -> bool:
    if round_.state_at(now) == RoundState.OPEN:
        return True
    grace = timedelta(minutes=round_.grace_minutes)
    in_time = begun_at is not None and round_.opens_at <= begun_at < round_.closes_at
    return in_time and now < round_.closes_at + grace


def _check(locked: Application) -> None:
    found = faults(locked.round.form_version.form, locked.answers)
    if found:
        raise NotCompleteError(found)


def _send(locked: Application, *, action: str, actor: User, key: str, now: datetime) -> Submission:
    form_version = locked.round.form_version
    answers = stripped(form_version.form, locked.answers)
    files = _files(locked, answers)
    number = locked.submissions.count() + 1
    code = _receipt_code()
    content = {
        "reference": locked.case.reference,
        "number": number,
        "form": form_version.sha256,
        "answers": answers,
        "files": files,
        "submitted_by": actor.pk,
        "submitted_at": now.isoformat(),
        "receipt": code,
    }
    submission = Submission.objects.create(
        application=locked,
        number=number,
        key=key,
        form_version=form_version,
        answers=answers,
        files=files,
        submitted_by=actor,
        submitted_at=now,
        receipt_code=code,
        sha256=hashlib.sha256(canonical(content)).hexdigest(),
    )
    event = move(locked.case, workflow=APPLICATION, action=action, actor=actor, now=now)
    tasks.mail_step.enqueue(event_id=event.pk)
    return submission


def _files(locked: Application, answers: dict[str, Any]) -> list[dict[str, Any]]:
    """Describe the files that the sent answers name, as the snapshot keeps them."""
    questions = {
        uuid: question.key
        for question in locked.round.form_version.form.questions()
        if question.kind == "file"
        for uuid in answers.get(question.key, [])
    }
    return [
        {
            "uuid": str(file.uuid),
            "question": questions[str(file.uuid)],
            "name": file.original_name,
            "size": file.size,
            "sha256": file.sha256,
        }
        for file in locked.case.attachments.filter(uuid__in=questions).order_by("pk")
    ]


def _receipt_code() -> str:
    letters = "".join(secrets.choice(RECEIPT_ALPHABET) for _ in range(12))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"

"""Proposing a decision and confirming it: always two people."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from feedback.applications import policies, tasks
from feedback.applications.actions.locking import lock
from feedback.applications.models import Application, Decision, Outcome, Round
from feedback.applications.workflow import APPLICATION, ApplicationState
from feedback.cases.actions import move
from portal.users.models import User
from portal.vietnamese.writing import clean


class DecisionRefusedError(Exception):
    """Raised when a decision cannot be taken as it stands."""


@transaction.atomic
def propose(
    application: Application,
    *,
    outcome: str,
    reasons: str,
    how_to_mend: str,
    actor: User,
    now: datetime,
) -> Decision:
    """
    Propose an outcome with its reasons and return the proposal; nothing is told to the public.

    :raises DecisionRefusedError: if reasons are missing, or a refusal does not say how to mend it
    :raises StepNotAllowed: if the application is not under review or the actor may not propose
    """
    policies.require_office(actor, application)
    locked = lock(application)
    reasons, how_to_mend = clean(reasons).strip(), clean(how_to_mend).strip()
    if not reasons:
        raise DecisionRefusedError(_("Ghi lý do dựa trên tiêu chí của chương trình."))
    if outcome == Outcome.REFUSE and not how_to_mend:
        raise DecisionRefusedError(_("Ghi cách khắc phục để người nộp chuẩn bị cho đợt sau."))
    move(locked.case, workflow=APPLICATION, action="propose", actor=actor, now=now)
    return Decision.objects.create(
        application=locked,
        outcome=Outcome(outcome),
        reasons=reasons,
        how_to_mend=how_to_mend,
        proposed_by=actor,
        proposed_at=now,
    )


@transaction.atomic
def decide(application: Application, *, actor: User, now: datetime) -> Decision:
    """
    Confirm the standing proposal and tell the applicant; returns the decision.

    :raises DecisionRefusedError: if the proposer would decide, or no place is left in the round
    :raises StepNotAllowed: if nothing is proposed or the actor may not decide
    """
    policies.require_office(actor, application)
    # The round's row is the lock of its places: the last one is given once.
    round_ = Round.objects.select_for_update().get(pk=application.round_id)
    locked = lock(application)
    decision = _standing(locked, actor=actor)
    if decision.outcome == Outcome.APPROVE and _is_full(round_):
        raise DecisionRefusedError(_("Đợt này đã hết suất. Trả lại hồ sơ hoặc tăng số suất."))
    note = "\n\n".join(part for part in (decision.reasons, decision.how_to_mend) if part)
    event = move(
        locked.case,
        workflow=APPLICATION,
        action=decision.outcome,
        actor=actor,
        note=note,
        now=now,
    )
    decision.decided_by, decision.decided_at = actor, now
    decision.save(update_fields=["decided_by", "decided_at"])
    tasks.mail_step.enqueue(event_id=event.pk)
    return decision


@transaction.atomic
def return_proposal(application: Application, *, note: str, actor: User, now: datetime) -> None:
    """
    Send a proposal back to the reviewer with a note for the office.

    :raises DecisionRefusedError: if no note says what is to be reviewed again
    :raises StepNotAllowed: if nothing is proposed or the actor may not decide
    """
    policies.require_office(actor, application)
    locked = lock(application)
    if not clean(note).strip():
        raise DecisionRefusedError(_("Ghi rõ điều cần thẩm định thêm."))
    decision = _standing(locked)
    move(
        locked.case,
        workflow=APPLICATION,
        action="return_proposal",
        actor=actor,
        internal_note=clean(note).strip(),
        now=now,
    )
    decision.returned_at = now
    decision.save(update_fields=["returned_at"])


def _standing(locked: Application, *, actor: User | None = None) -> Decision:
    APPLICATION.step(locked.case.state, "return_proposal")
    decision = locked.decisions.get(returned_at=None)
    if actor is not None and decision.proposed_by_id == actor.pk:
        raise DecisionRefusedError(_("Bạn đã trình hồ sơ này nên không tự quyết định được."))
    return decision


def _is_full(round_: Round) -> bool:
    approved = round_.applications.in_state(ApplicationState.APPROVED).count()
    return round_.places is not None and approved >= round_.places

"""Starting an application and saving its answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from feedback.applications import policies
from feedback.applications.actions.locking import lock
from feedback.applications.actions.submitting import RoundClosedError
from feedback.applications.definition.answers import accepted
from feedback.applications.definition.questions import Answer
from feedback.applications.models import Application, Round, RoundState
from feedback.applications.workflow import ApplicationState
from feedback.cases.actions import open_case
from feedback.cases.models import CaseKind
from portal.users.models import Organisation, User


class LockedError(Exception):
    """Raised when an answer can no longer be changed."""


class AnswersChangedError(Exception):
    """
    Raised when others wrote the same answers meanwhile, with both versions by question key.

    Nothing was saved; a person has to choose.
    """

    def __init__(
        self, *, mine: dict[str, Answer | None], theirs: dict[str, Answer | None], lock_version: int
    ) -> None:
        super().__init__(", ".join(mine))
        self.mine = mine
        self.theirs = theirs
        self.lock_version = lock_version


@transaction.atomic
def start_application(
    round_: Round,
    *,
    applicant: User,
    organisation: Organisation | None,
    language: str,
    now: datetime,
) -> Application:
    """
    Start a draft in an open round and return it.

    Whoever already has a dossier in the round, not withdrawn, gets that one back.

    :raises RoundClosedError: if the round does not take applications at this moment
    :raises PermissionDenied: if the person does not belong to the organisation
    """
    # The round's row keeps a double click from starting two drafts.
    locked = Round.objects.select_for_update().get(pk=round_.pk)
    if organisation is not None and not policies.may_act_for(applicant, organisation):
        raise PermissionDenied(_("Bạn không thuộc tổ chức này."))
    begun = locked.applications.not_withdrawn().filter(organisation=organisation)
    if organisation is None:
        begun = begun.filter(applicant=applicant)
    existing = begun.order_by("pk").first()
    if existing is not None:
        return existing
    if locked.state_at(now) != RoundState.OPEN:
        raise RoundClosedError(locked)
    case = open_case(
        kind=CaseKind.APPLICATION,
        state=ApplicationState.DRAFT,
        actor=applicant,
        language=language,
        now=now,
    )
    return Application.objects.create(
        case=case,
        round=locked,
        applicant=applicant,
        organisation=organisation,
        saved_at=now,
        saved_by=applicant,
    )


@transaction.atomic
def save_page(
    application: Application,
    *,
    actor: User,
    answers: Mapping[str, Any],
    lock_version: int,
    now: datetime,
) -> Application:
    """
    Save some answers of an application and return it; autosave is this same action.

    `lock_version` is the one that the answers were typed against. Answers that nobody else wrote
    since then are saved even if others wrote elsewhere in the form.

    :raises AnswersChangedError: if one of the answers was changed by others since then
    :raises LockedError: if an answer can no longer be changed
    :raises AnswerError: if an answer has the wrong type or breaks a limit
    """
    policies.require_party(actor, application)
    locked = lock(application)
    unlocked = policies.open_questions(locked)
    given = accepted(unlocked.values(), answers)
    changed = {key: value for key, value in given.items() if locked.answers.get(key) != value}
    form = locked.round.form_version.form
    if not unlocked or any(key not in unlocked for key in answers if form.question(key)):
        raise LockedError(_("Hồ sơ đã nộp; câu trả lời này không sửa được nữa."))
    crossed = {
        key: value
        for key, value in changed.items()
        if locked.answer_versions.get(key, 0) > lock_version
    }
    if crossed:
        raise AnswersChangedError(
            mine=crossed,
            theirs={key: locked.answers.get(key) for key in crossed},
            lock_version=locked.lock_version,
        )
    if changed:
        write_answers(locked, changed=changed, actor=actor, now=now)
    return locked


def write_answers(
    locked: Application, *, changed: Mapping[str, Answer | None], actor: User, now: datetime
) -> None:
    """Write changed answers, None clearing one; the caller holds the application's row."""
    locked.lock_version += 1
    for key, value in changed.items():
        if value is None:
            locked.answers.pop(key, None)
        else:
            locked.answers[key] = value
        locked.answer_versions[key] = locked.lock_version
    locked.saved_at, locked.saved_by = now, actor
    locked.save(
        update_fields=["answers", "answer_versions", "lock_version", "saved_at", "saved_by"]
    )

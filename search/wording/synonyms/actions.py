"""The editors' verbs on synonyms; each is written to the desk's log with its actor."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from wagtail.log_actions import log

from portal.users.models import User
from portal.vietnamese.folding import fold
from search.models import Synonym, SynonymTrial
from search.models.synonym import Direction, SynonymKind
from search.tasks.trying import try_synonym
from search.wording.synonyms.understanding import changed
from search.wording.synonyms.workflow import TOLERATED_FALL, SynonymState, TrialState

EDIT = "search.edit_synonym"


class NotMovableError(Exception):
    """The synonym is not in a state that allows this."""


class NotTriedError(Exception):
    """What stands here now has not been tried on the evaluation."""


class ReasonNeededError(Exception):
    """The answers got worse; going live all the same needs a reason."""


class AlreadyLiveError(Exception):
    """Another synonym with this term is in use."""


@dataclass(frozen=True, kw_only=True)
class SynonymDetails:
    """What an editor decided."""

    term: str
    meanings: tuple[str, ...]
    kind: SynonymKind = SynonymKind.SYNONYM
    direction: Direction = Direction.ONE_WAY
    note: str = ""


@transaction.atomic
def propose(details: SynonymDetails, *, actor: User, now: datetime) -> Synonym:
    """
    Write a draft.

    :raises PermissionDenied: if the actor may not
    """
    _check(actor)
    return _write(Synonym(), details, verb="wagtail.create", actor=actor, now=now)


@transaction.atomic
def change(synonym: Synonym, details: SynonymDetails, *, actor: User, now: datetime) -> Synonym:
    """
    Change a draft; of one in use, write a draft that will take its place.

    :raises PermissionDenied: if the actor may not
    :raises NotMovableError: if it is retired
    """
    _check(actor)
    locked = Synonym.objects.select_for_update().get(pk=synonym.pk)
    if locked.state == SynonymState.RETIRED:
        raise NotMovableError
    if locked.state == SynonymState.LIVE:
        draft = Synonym(replaces=locked)
        return _write(draft, details, verb="wagtail.create", actor=actor, now=now)
    return _write(locked, details, verb="wagtail.edit", actor=actor, now=now)


@transaction.atomic
def ask_trial(synonym: Synonym, *, actor: User, now: datetime) -> SynonymTrial:
    """
    Ask for a trial of what stands here now; a worker measures it.

    :raises PermissionDenied: if the actor may not
    """
    _check(actor)
    locked = Synonym.objects.select_for_update().get(pk=synonym.pk)
    trial = SynonymTrial.objects.create(
        synonym=locked,
        content_digest=locked.content_digest,
        requested_by=actor,
        requested_at=now,
    )
    log(locked, "wagtail.edit", user=actor, data={"verb": "try"})
    try_synonym.enqueue(trial=trial.pk)
    return trial


@transaction.atomic
def put_in_use(synonym: Synonym, *, actor: User, now: datetime, reason: str = "") -> Synonym:
    """
    Let questions be understood by it; the one it replaces is retired.

    :raises PermissionDenied: if the actor may not
    :raises NotMovableError: if it is no draft
    :raises NotTriedError: if what stands here now was not tried
    :raises ReasonNeededError: if the answers got worse and no reason is given
    :raises AlreadyLiveError: if another one with this term is in use
    """
    _check(actor)
    locked = _movable(synonym, to=SynonymState.LIVE)
    trial = current_trial(locked)
    if trial is None or trial.state != TrialState.DONE:
        raise NotTriedError
    if trial.fall > TOLERATED_FALL and not reason:
        raise ReasonNeededError
    if locked.replaces is not None and locked.replaces.state == SynonymState.LIVE:
        _move(locked.replaces, to=SynonymState.RETIRED, actor=actor, now=now)
    try:
        with transaction.atomic():
            return _move(locked, to=SynonymState.LIVE, actor=actor, now=now, reason=reason)
    except IntegrityError as error:
        raise AlreadyLiveError from error


@transaction.atomic
def retire(synonym: Synonym, *, actor: User, now: datetime) -> Synonym:
    """
    Understand no question by it any more.

    :raises PermissionDenied: if the actor may not
    :raises NotMovableError: if it is retired already
    """
    _check(actor)
    locked = _movable(synonym, to=SynonymState.RETIRED)
    return _move(locked, to=SynonymState.RETIRED, actor=actor, now=now)


def current_trial(synonym: Synonym) -> SynonymTrial | None:
    """Return the newest trial of what stands here now."""
    trials = synonym.trials.filter(content_digest=synonym.content_digest)
    newest: SynonymTrial | None = trials.newest_first().first()
    return newest


def _check(actor: User) -> None:
    if not actor.has_perm(EDIT):
        raise PermissionDenied


def _movable(synonym: Synonym, *, to: SynonymState) -> Synonym:
    locked: Synonym | None = (
        Synonym.objects.select_for_update().movable(to=to).filter(pk=synonym.pk).first()
    )
    if locked is None:
        raise NotMovableError
    return locked


def _move(
    synonym: Synonym, *, to: SynonymState, actor: User, now: datetime, reason: str = ""
) -> Synonym:
    synonym.state, synonym.changed_by, synonym.changed_at = to, actor, now
    synonym.save(update_fields=["state", "changed_by", "changed_at"])
    verb = "wagtail.publish" if to == SynonymState.LIVE else "wagtail.unpublish"
    log(synonym, verb, user=actor, data={"reason": reason} if reason else {})
    changed()
    return synonym


def _write(
    synonym: Synonym, details: SynonymDetails, *, verb: str, actor: User, now: datetime
) -> Synonym:
    synonym.term, synonym.folded = details.term, fold(details.term)
    synonym.meanings = list(details.meanings)
    synonym.folded_meanings = fold("\n".join(details.meanings))
    synonym.kind, synonym.direction = details.kind, details.direction
    synonym.note = details.note
    synonym.changed_by, synonym.changed_at = actor, now
    synonym.save()
    log(synonym, verb, user=actor)
    return synonym

"""The editors' verbs; each is written to the desk's log with its actor."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from wagtail.log_actions import log
from wagtail.models import Page

from portal.users.models import User
from portal.vietnamese.folding import words
from search.models import PromotedQuestion, Promotion
from search.models.promotion import Matching

PROMOTE = "search.promote_result"


class NoQuestionError(Exception):
    """None of the questions has a word in it."""


@dataclass(frozen=True, kw_only=True)
class PromotionDetails:
    """What an editor decided; a page, or else an address with a title."""

    questions: tuple[str, ...]
    page: Page | None = None
    url: str = ""
    title: str = ""
    summary: str = ""
    matching: Matching = Matching.WHOLE
    position: int = 1
    start_date: date | None = None
    end_date: date | None = None
    note: str = ""


_COLUMNS = (
    "page", "url", "title", "summary", "matching", "position", "start_date", "end_date", "note",
)  # fmt: skip


@transaction.atomic
def promote(details: PromotionDetails, *, actor: User) -> Promotion:
    """
    Create a promotion.

    :raises PermissionDenied: if the actor may not
    :raises NoQuestionError: if no question has a word
    """
    _check(actor)
    return _write(Promotion(), details, verb="wagtail.create", actor=actor)


@transaction.atomic
def change(promotion: Promotion, details: PromotionDetails, *, actor: User) -> Promotion:
    """
    Change a promotion.

    :raises PermissionDenied: if the actor may not
    :raises NoQuestionError: if no question has a word
    """
    _check(actor)
    locked = Promotion.objects.select_for_update().get(pk=promotion.pk)
    return _write(locked, details, verb="wagtail.edit", actor=actor)


@transaction.atomic
def withdraw(promotion: Promotion, *, actor: User) -> None:
    """
    Delete a promotion.

    :raises PermissionDenied: if the actor may not
    """
    _check(actor)
    locked = Promotion.objects.select_for_update().filter(pk=promotion.pk).first()
    if locked is not None:
        log(locked, "wagtail.delete", user=actor, deleted=True)
        locked.delete()


def folded(question: str) -> str:
    """Return a question as it is compared: its folded words."""
    return " ".join(word for *_, word in words(question))


def _check(actor: User) -> None:
    if not actor.has_perm(PROMOTE):
        raise PermissionDenied


def _write(promotion: Promotion, details: PromotionDetails, *, verb: str, actor: User) -> Promotion:
    for column in _COLUMNS:
        setattr(promotion, column, getattr(details, column))
    promotion.save()
    promotion.questions.all().delete()
    PromotedQuestion.objects.bulk_create(_questions(promotion, details.questions))
    log(promotion, verb, user=actor)
    return promotion


def _questions(promotion: Promotion, written: Iterable[str]) -> list[PromotedQuestion]:
    """Return the questions, those that fold to the same once, in the order in which they stand."""
    named = {folded(question): question for question in written if folded(question)}
    if not named:
        raise NoQuestionError
    return [
        PromotedQuestion(promotion=promotion, folded=key, written=question)
        for key, question in named.items()
    ]

"""Trying a change of the wording on the project's own collection before it goes live."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from search.evaluation.apart import ENGINES
from search.evaluation.collection import Collection, read
from search.evaluation.contents import pages_of
from search.evaluation.measuring import (
    Answered,
    Examination,
    Scores,
    Typing,
    Understanding,
    as_given,
    scores,
)
from search.wording.synonyms.understanding import understood

OWN = Path(__file__).parent / "lang-son"
# Less is the noise of one swap at the end of a list.
LEAST_CHANGE = 0.005


@dataclass(frozen=True)
class Trial:
    """How the collection's questions were answered."""

    scores: Scores
    answers: tuple[Answered, ...]


@dataclass(frozen=True)
class Change:
    """A question that is answered otherwise than before, by its nDCG@10."""

    question: str
    text: str
    before: float
    after: float


def trial(
    *,
    understood: Understanding = understood,
    typed: Typing = as_given,
    engine: str = "embedded",
    collection: Collection | None = None,
) -> Trial:
    """
    Ask the project's own questions, or another collection's, and return how they were answered.

    `understood` adds to a parsed question what is on trial, instead of the synonyms in use. The
    engine is one apart from the portal's own.

    :raises EngineUnavailableError: if the engine cannot answer
    """
    asked = collection or own_collection()
    pages = pages_of(asked)
    with ENGINES[engine](pages) as made:
        made.rebuild()
        examination = Examination(made, asked, pages)
        answers = tuple(examination.answers(typed=typed, understood=understood))
    return Trial(scores=scores(answers), answers=answers)


def changes(before: Trial, after: Trial) -> tuple[Change, ...]:
    """Return the questions that are answered better or worse, the greatest change first."""
    return tuple(sorted(_changes(before, after), key=lambda change: -abs(_difference(change))))


@cache
def own_collection() -> Collection:
    """Return the collection that is part of the project."""
    return read(OWN)


def _changes(before: Trial, after: Trial) -> Iterator[Change]:
    known = {answer.question: answer.ndcg10 for answer in before.answers}
    for answer in after.answers:
        if answer.question not in known:
            continue
        change = Change(answer.question, answer.text, known[answer.question], answer.ndcg10)
        if abs(_difference(change)) >= LEAST_CHANGE:
            yield change


def _difference(change: Change) -> float:
    return change.after - change.before

"""Asking every question of a collection, as the search page asks."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import fmean

from search.answering import corrected
from search.engines.base import Engine, Match, Matches
from search.evaluation.collection import Collection, Question
from search.evaluation.judging import Verdict
from search.evaluation.measures import ndcg, percentile, recall, reciprocal_rank
from search.evaluation.source import GivenPages
from search.query import PAGE_SIZE, TEXT, SearchQuery
from search.wording.suggesting import suggestion
from search.wording.synonyms.understanding import understood

# As far as Recall@100 looks.
DEEPEST = 100

Understanding = Callable[[SearchQuery], SearchQuery]
Typing = Callable[[Question], str]


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One question's answer: what was found, best first, and how good that is."""

    question: str
    text: str
    found: tuple[str, ...]
    grades: tuple[int, ...]
    ndcg10: float
    recall10: float
    recall100: float
    rr10: float
    seconds: float


@dataclass(frozen=True, kw_only=True)
class Scores:
    """The means over all questions; the times are those of the first page of hits."""

    queries: int
    ndcg10: float
    recall10: float
    recall100: float
    mrr10: float
    p50_ms: float
    p95_ms: float


def as_given(question: Question) -> str:
    """Return a question as the collection has it."""
    return question.text


class Examination:
    """An engine that holds a collection's pages, and questions that are put to it."""

    def __init__(self, engine: Engine, collection: Collection, pages: GivenPages) -> None:
        self._engine = engine
        self._questions = collection.questions
        self._keys = [document.key for document in collection.documents]
        self._known = frozenset(self._keys)
        self._entries = pages.entries

    def answers(
        self, *, typed: Typing = as_given, understood: Understanding = understood
    ) -> Iterator[Answered]:
        """Yield the answer to each question as somebody types it and the search understands it."""
        for question in self._questions:
            yield self._answer(question, typed(question), understood)

    def _answer(self, question: Question, text: str, understood: Understanding) -> Answered:
        began = time.perf_counter()
        query, first = self._first(SearchQuery.parse({TEXT: text}), understood)
        seconds = time.perf_counter() - began
        verdict = Verdict(question.grades, documents=self._known)
        best = verdict.best
        matches = list(self._matches(query, first, missing=set(best)))
        grades = tuple(self._grade(match, verdict) for match in matches)
        return Answered(
            question=question.key,
            text=text,
            found=tuple(self._key(match) for match in matches),
            grades=grades,
            ndcg10=ndcg(grades, best.values()),
            recall10=recall(grades, best.values(), at=10),
            recall100=recall(grades, best.values(), at=DEEPEST),
            rr10=reciprocal_rank(grades),
            seconds=seconds,
        )

    def _first(self, parsed: SearchQuery, understood: Understanding) -> tuple[SearchQuery, Matches]:
        """Return what was asked in the end, and its answer, as `search.answering.answer` does."""
        query = understood(parsed)
        found = self._engine.match(query)
        if parsed.is_exact or not parsed.words:
            return query, found
        meant = suggestion(parsed, total=found.total)
        instead = meant and corrected(parsed, meant, total=found.total)
        if not instead:
            return query, found
        instead = understood(instead)
        answered = self._engine.match(instead)
        return (instead, answered) if answered.total else (query, found)

    def _matches(self, query: SearchQuery, first: Matches, *, missing: set[str]) -> Iterator[Match]:
        """Yield what is found; no further page is asked for once nothing is missing."""
        answer = first
        for page in range(1, DEEPEST // PAGE_SIZE + 1):
            for match in answer.matches:
                missing.discard(self._key(match))
                yield match
            if not missing or page * PAGE_SIZE >= min(answer.total, DEEPEST):
                return
            answer = self._engine.match(query.on_page(page + 1))

    def _key(self, match: Match) -> str:
        return self._keys[match.page_id - 1]

    def _grade(self, match: Match, verdict: Verdict) -> int:
        shown = (self._entries[number - 1].anchor for number in match.entries)
        return verdict.grade(self._key(match), shown=shown)


def scores(answers: Iterable[Answered]) -> Scores:
    """Return the means over some answers; there is at least one."""
    answers = tuple(answers)
    milliseconds = [answer.seconds * 1000 for answer in answers]
    return Scores(
        queries=len(answers),
        ndcg10=fmean(answer.ndcg10 for answer in answers),
        recall10=fmean(answer.recall10 for answer in answers),
        recall100=fmean(answer.recall100 for answer in answers),
        mrr10=fmean(answer.rr10 for answer in answers),
        p50_ms=percentile(milliseconds, 0.5),
        p95_ms=percentile(milliseconds, 0.95),
    )

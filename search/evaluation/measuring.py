"""Asking every question of a collection, as the search page asks."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean

from cms.searchable import EntryContent
from search.engines.base import Engine, Matches
from search.evaluation.collection import Collection, Document, Question
from search.evaluation.measures import ndcg, percentile, recall, reciprocal_rank
from search.models import Kind
from search.query import PAGE_SIZE, TEXT, SearchQuery

# As far as Recall@100 looks.
DEEPEST = 100

Understanding = Callable[[SearchQuery], SearchQuery]


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One question's answer: what was found, best first, and how good that is."""

    question: str
    text: str
    found: tuple[str, ...]
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


def as_parsed(query: SearchQuery) -> SearchQuery:
    """Return the question as it was read, with nothing added."""
    return query


def content_of(document: Document) -> EntryContent:
    """Return a document as a page would hand it to the search."""
    return EntryContent(
        kind=Kind.DOCUMENT,
        language="vi",
        title=document.title,
        url=f"/{document.key}/",
        body=document.text,
    )


def ask(
    engine: Engine,
    collection: Collection,
    *,
    written: Callable[[Question], str],
    understood: Understanding = as_parsed,
) -> Iterator[Answered]:
    """
    Yield the answer to each question, typed as `written` says.

    The engine has the collection's documents as its pages, numbered from 1 in their order.
    """
    keys = {number: document.key for number, document in enumerate(collection.documents, start=1)}
    for question in collection.questions:
        yield _asked(engine, question, written(question), understood, keys)


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


def _asked(
    engine: Engine,
    question: Question,
    text: str,
    understood: Understanding,
    keys: Mapping[int, str],
) -> Answered:
    began = time.perf_counter()
    query = understood(SearchQuery.parse({TEXT: text}))
    first = engine.match(query)
    seconds = time.perf_counter() - began
    found = tuple(_found(engine, query, first, keys, wanted=set(question.grades)))
    grades = [question.grades.get(key, 0) for key in found]
    judged = question.grades.values()
    return Answered(
        question=question.key,
        text=text,
        found=found,
        ndcg10=ndcg(grades, judged),
        recall10=recall(grades, judged, at=10),
        recall100=recall(grades, judged, at=DEEPEST),
        rr10=reciprocal_rank(grades),
        seconds=seconds,
    )


def _found(
    engine: Engine, query: SearchQuery, first: Matches, keys: Mapping[int, str], *, wanted: set[str]
) -> Iterator[str]:
    """Yield the keys of what is found; no further page is asked for once nothing is missing."""
    answer = first
    for page in range(1, DEEPEST // PAGE_SIZE + 1):
        for match in answer.matches:
            wanted.discard(keys[match.page_id])
            yield keys[match.page_id]
        if not wanted or page * PAGE_SIZE >= min(answer.total, DEEPEST):
            return
        answer = engine.match(query.on_page(page + 1))

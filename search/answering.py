"""Answering a question: the engine that grows, or the embedded one in its stead."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils import timezone

from search import metrics, sequence
from search.asking import Asked
from search.breaker import breaker
from search.engines import registry
from search.engines.base import Engine, EngineUnavailableError, Matches
from search.hits import Hit, hits
from search.query import LAST_PAGE, PAGE_SIZE, SearchQuery
from search.wording.suggesting import Suggestion, SuggestionKind, suggestion
from search.wording.synonyms.understanding import understood

logger = logging.getLogger(__name__)


class SearchUnavailableError(Exception):
    """No engine can answer now."""


@dataclass(frozen=True)
class SearchResults:
    """
    An answer: one page of hits, how many there are in all, and how they divide.

    `is_complete` is False if the engine that stood in has not seen all that was published before
    the question. `suggestion` is what the reader may have meant. Where the correction was asked in
    its stead, `query` is the corrected question and `corrected_from` what was typed.
    """

    query: SearchQuery
    total: int
    hits: tuple[Hit, ...]
    engine: str
    took_ms: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    is_complete: bool = True
    suggestion: Suggestion | None = None
    corrected_from: str = ""

    @property
    def last_page(self) -> int:
        """The number of the last page that can be asked for."""
        return min(max(1, -(-self.total // PAGE_SIZE)), LAST_PAGE)


def answer(query: SearchQuery) -> SearchResults:
    """
    Return the answer, of the corrected question where that is certain or nothing else is found.

    :raises SearchUnavailableError: if no engine can
    """
    query = replace(query, on=query.on or timezone.localdate())
    results = _first_answer(query)
    if query.is_exact or not query.words:
        return results
    meant = suggestion(query, total=results.total)
    if meant is None:
        return results
    if instead := corrected(query, meant, total=results.total):
        answered = _first_answer(instead)
        if answered.total:
            return replace(answered, corrected_from=query.text)
    return replace(results, suggestion=meant)


def corrected(query: SearchQuery, meant: Suggestion, *, total: int) -> SearchQuery | None:
    """
    Return the question asked in its stead, if any.

    Keys of Telex are no words, though some look like words and find something; a misspelling may be
    meant as it stands unless it finds nothing; marks change nothing of what is found.
    """
    if meant.kind is SuggestionKind.MARKS or (total and meant.kind is SuggestionKind.SPELLING):
        return None
    return replace(query.written(meant.text).on_page(query.page), on=query.on)


def _first_answer(query: SearchQuery) -> SearchResults:
    """Return the answer of the first engine in use that can give one."""
    if query.is_empty:
        return SearchResults(query=query, total=0, hits=(), engine="", took_ms=0)
    began = time.monotonic()
    query = understood(query)
    engine, matches, is_complete = _asked(query)
    return SearchResults(
        query=query,
        total=matches.total,
        hits=hits(query, matches),
        engine=engine.name,
        took_ms=round((time.monotonic() - began) * 1000),
        facets=matches.facets,
        is_complete=is_complete,
    )


def _asked(query: SearchQuery) -> tuple[Engine, Matches, bool]:
    """Return who answered, what, and whether all that was published till now is in it."""
    *others, embedded = registry.in_use()
    published = sequence.position().seq if others else 0
    for engine in others:
        matches = _in_time(engine, query) if breaker.allows() else None
        if matches is not None:
            return engine, matches, True
    try:
        return embedded, _measured(embedded, query), _has_seen(embedded, published)
    except EngineUnavailableError as error:
        logger.warning("search engine %s cannot answer: %s", embedded.name, error)
    # Nobody is left to stand in, so the first is waited for, however it fared.
    for engine in others:
        try:
            return engine, _measured(engine, query), True
        except EngineUnavailableError as error:
            logger.warning("search engine %s cannot answer: %s", engine.name, error)
    raise SearchUnavailableError


def _in_time(engine: Engine, query: SearchQuery) -> Matches | None:
    try:
        return Asked(engine, query).in_time()
    except EngineUnavailableError as error:
        logger.warning("search engine %s cannot answer: %s", engine.name, error)
        return None


def _measured(engine: Engine, query: SearchQuery) -> Matches:
    with metrics.asking(engine.name):
        return engine.match(query)


def _has_seen(engine: Engine, published: int) -> bool:
    return engine.position().seq >= published

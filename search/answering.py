"""Answering a question: the first engine that can."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from search.engines import registry
from search.engines.base import Engine, EngineUnavailableError
from search.hits import Hit, hits
from search.query import LAST_PAGE, PAGE_SIZE, SearchQuery

logger = logging.getLogger(__name__)

# An engine that failed is left alone for so long: a question should not wait for its time-out.
SECONDS_OF_REST = 15


class SearchUnavailableError(Exception):
    """No engine can answer now."""


@dataclass(frozen=True)
class SearchResults:
    """An answer: one page of hits, how many there are in all, and how they divide."""

    query: SearchQuery
    total: int
    hits: tuple[Hit, ...]
    engine: str
    took_ms: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def last_page(self) -> int:
        """The number of the last page that can be asked for."""
        return min(max(1, -(-self.total // PAGE_SIZE)), LAST_PAGE)


class Breaker:
    """Remembers, in this process, which engines failed a moment ago."""

    def __init__(self) -> None:
        self._rests_until: dict[str, float] = {}

    def is_resting(self, name: str, *, now: float) -> bool:
        """Return whether the engine failed so recently that it is not asked."""
        return now < self._rests_until.get(name, 0.0)

    def rest(self, name: str, *, now: float) -> None:
        """Leave the engine alone for a while."""
        self._rests_until[name] = now + SECONDS_OF_REST

    def reset(self) -> None:
        """Ask every engine again."""
        self._rests_until.clear()


breaker = Breaker()


def answer(query: SearchQuery) -> SearchResults:
    """
    Return the answer of the first engine in use that can give one; nothing asked, nothing found.

    :raises SearchUnavailableError: if none can
    """
    if query.is_empty:
        return SearchResults(query=query, total=0, hits=(), engine="", took_ms=0)
    in_use = registry.in_use()
    for engine in in_use:
        # The last one has nobody behind it, so it is asked however it fared.
        is_last = engine is in_use[-1]
        if not is_last and breaker.is_resting(engine.name, now=time.monotonic()):
            continue
        try:
            return _ask(engine, query)
        except EngineUnavailableError as error:
            logger.warning("search engine %s cannot answer: %s", engine.name, error)
            breaker.rest(engine.name, now=time.monotonic())
    raise SearchUnavailableError


def _ask(engine: Engine, query: SearchQuery) -> SearchResults:
    began = time.monotonic()
    matches = engine.match(query)
    found = hits(query, matches)
    return SearchResults(
        query=query,
        total=matches.total,
        hits=found,
        engine=engine.name,
        took_ms=round((time.monotonic() - began) * 1000),
        facets=matches.facets,
    )

"""Asking the engine that grows, with no more patience than a reader has."""

import functools
import time
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as OutOfPatience

from django.conf import settings

from search import metrics
from search.breaker import breaker
from search.engines.base import Engine, EngineUnavailableError, Matches, QuestionRefusedError
from search.engines.elastic.client import MOST_AT_ONCE
from search.query import SearchQuery


class Asked:
    """A question that another engine may still be answering."""

    def __init__(self, engine: Engine, query: SearchQuery) -> None:
        self._engine = engine
        self._began = time.monotonic()
        self._answer: Future[Matches] = _threads().submit(engine.match, query)

    def in_time(self) -> Matches | None:
        """
        Return the answer if it comes before a reader's patience ends, and tell the breaker.

        :raises EngineUnavailableError: if the engine fails before that
        """
        try:
            matches = self._answer.result(timeout=settings.ELASTICSEARCH_PATIENCE_MS / 1000)
        except OutOfPatience:
            self._answer.cancel()
            breaker.was_slow()
            self._note("slow")
            return None
        except QuestionRefusedError:
            breaker.succeeded()  # it lives, but does not understand this one
            self._note("refused")
            raise
        except EngineUnavailableError:
            breaker.failed()
            self._note("failed")
            raise
        breaker.succeeded()
        self._note("answered")
        return matches

    def _note(self, outcome: str) -> None:
        metrics.asked(self._engine.name, outcome, seconds=time.monotonic() - self._began)


@functools.cache
def _threads() -> ThreadPoolExecutor:
    # What is asked here touches no database, so these threads hold no connection to it.
    # A question too many waits for a thread, counts as slow, and goes to the other engine.
    return ThreadPoolExecutor(max_workers=MOST_AT_ONCE, thread_name_prefix="search")

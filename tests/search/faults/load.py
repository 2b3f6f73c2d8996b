"""Readers who search all the time, each in a thread of its own."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

from search.answering import SearchResults, answer
from search.query import SearchQuery

READERS = 3
SECONDS_BETWEEN_QUESTIONS = 0.05


@dataclass
class Readers:
    """What the readers were told, and what went wrong."""

    query: SearchQuery
    answers: list[SearchResults] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    _is_over: threading.Event = field(default_factory=threading.Event)

    def engines(self) -> set[str]:
        """Return who answered since the last time one looked."""
        told, self.answers = self.answers, []
        return {results.engine for results in told}

    def read(self) -> None:
        try:
            while not self._is_over.wait(SECONDS_BETWEEN_QUESTIONS):
                try:
                    self.answers.append(answer(self.query))
                except Exception as error:  # noqa: BLE001 - each one is a failed search
                    self.failures.append(error)
        finally:
            connection.close()

    def stop(self) -> None:
        self._is_over.set()


@contextmanager
def readers_asking(text: str) -> Iterator[Readers]:
    """Let readers ask one question again and again until the block ends."""
    readers = Readers(SearchQuery.parse({"q": text}))
    threads = [threading.Thread(target=readers.read) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        yield readers
    finally:
        readers.stop()
        for thread in threads:
            thread.join()


def milliseconds(text: str) -> tuple[SearchResults, float]:
    """Ask one question and return the answer and how long it took."""
    began = time.perf_counter()
    results = answer(SearchQuery.parse({"q": text}))
    return results, (time.perf_counter() - began) * 1000

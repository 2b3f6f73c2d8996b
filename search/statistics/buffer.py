"""Counts in memory: a reader never waits for a row to be written, and a fault loses counts only."""

import logging
import re
import threading
import time
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseError

from search.query import SearchQuery
from search.statistics.counting import Asked, Tally, may_count, record

logger = logging.getLogger(__name__)

MOST_QUESTIONS = 500
# Whatever calls itself one of these is no person; a Cubot is a telephone.
_ROBOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|monitor|curl|wget|python|headless", re.IGNORECASE
)


class Buffer:
    """What this process saw asked since it last wrote."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tallies: dict[Asked, Tally] = {}
        self._began = 0.0

    def add(self, question: Asked, *, written: str, is_empty: bool, now: float) -> None:
        """Count one asking; beyond the most questions a new one is left out."""
        with self._lock:
            if not self._tallies:
                self._began = now
            if question not in self._tallies and len(self._tallies) >= MOST_QUESTIONS:
                return
            tally = self._tallies.setdefault(question, Tally(written=written))
            tally.written = written
            tally.count += 1
            tally.empty_count += is_empty

    def is_due(self, *, now: float) -> bool:
        """Return whether the oldest count has waited long enough."""
        return bool(self._tallies) and now - self._began >= settings.SEARCH_COUNTS_WAIT_SECONDS

    def take(self) -> dict[Asked, Tally]:
        """Return all counts and begin anew."""
        with self._lock:
            taken, self._tallies = self._tallies, {}
        return taken


buffer = Buffer()


def notice(query: SearchQuery, *, total: int, headers: Mapping[str, str], on: date) -> None:
    """Count the question a reader's browser asked; robots and pages fetched ahead are left out."""
    if may_count(query) and not _is_robot(headers):
        asked = Asked(folded=" ".join(query.words), date=on)
        buffer.add(asked, written=query.text, is_empty=not total, now=time.monotonic())


def write() -> None:
    """Write the counts; what cannot be written is lost, as no page may fail for it."""
    taken = buffer.take()
    if not taken:
        return
    try:
        record(taken)
    except DatabaseError as error:
        logger.warning("search counts were lost: %s", type(error).__name__)


def write_if_due(sender: Any, **kwargs: Any) -> None:
    """Write the counts when an answer has gone out and they have waited long enough."""
    if buffer.is_due(now=time.monotonic()):
        write()


def _is_robot(headers: Mapping[str, str]) -> bool:
    agent = headers.get("User-Agent", "")
    is_ahead = "prefetch" in headers.get("Sec-Purpose", "")
    return not agent or is_ahead or bool(_ROBOT.search(agent))

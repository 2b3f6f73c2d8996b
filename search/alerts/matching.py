"""
What is new for followers: the pages that changed since they were last told.

A question is not put to the whole index, where a page that changed may stand anywhere in the
order. The pages that changed are few: they make a small index of their own, in which every
follower's question takes well under a millisecond and finds exactly what the engine would find.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from search.engines import registry
from search.engines.base import Match
from search.engines.embedded.engine import EmbeddedEngine
from search.models import Entry
from search.query import SearchQuery
from search.sequence import Position
from search.wording.synonyms.understanding import understood

ENDS_WITHIN = timedelta(days=30)
MOST_PAGES_OF_MATCHES = 3
# So many pages changed at once were read again by the portal, not changed by its editors.
FEWEST_READ_AGAIN = 200


class Change(StrEnum):
    """Why a page is told of, in the order in which it is told."""

    NEW = "new"
    CHANGED = "changed"
    ENDING = "ending"


@dataclass(frozen=True)
class Seen:
    """Up to where followers were told: the sequence's number, the last entry, the day."""

    seq: int
    entry: int
    day: date


class ChangedEntries:
    """The entries of the pages that changed, as a source of the embedded engine."""

    def __init__(self, page_ids: list[int], *, up_to: int) -> None:
        self._entries = Entry.objects.standing().of_pages(page_ids)
        self._up_to = up_to

    def position(self) -> Position:
        return Position(seq=self._up_to, token="changed")  # noqa: S106 - marks a step, no secret

    def is_known(self, reached: Position) -> bool:
        return reached == self.position()

    def count(self, *, up_to: int) -> int:
        return self._entries.filter(seq__lte=up_to).count()

    def standing(self, *, up_to: int) -> Iterator[list[Entry]]:
        return self._entries.after(0, up_to=up_to)

    def after(self, seq: int, *, up_to: int) -> Iterator[list[Entry]]:
        return self._entries.after(seq, up_to=up_to)

    def pairs(self, *, up_to: int) -> Iterator[tuple[int, int]]:
        return self._entries.pairs(up_to=up_to)


def changes(seen: Seen, *, up_to: int, on: date) -> dict[int, Change]:
    """Return the pages that are new, changed, or about to go out of force since then."""
    standing = Entry.objects.standing().page_rows()
    ending = standing.ending(after=seen.day + ENDS_WITHIN, until=on + ENDS_WITHIN)
    found = dict.fromkeys(ending.values_list("page_id", flat=True), Change.ENDING)
    touched = standing.touched(after=seen.seq, up_to=up_to).values_list("page_id", "pk")
    changed = [page_id for page_id, pk in touched if pk <= seen.entry]
    if len(changed) < max(FEWEST_READ_AGAIN, standing.count() // 3):
        found |= dict.fromkeys(changed, Change.CHANGED)
    return found | {page_id: Change.NEW for page_id, pk in touched if pk > seen.entry}


@contextmanager
def index_of(changed: Mapping[int, Change], *, up_to: int) -> Iterator[EmbeddedEngine]:
    """Build an index of the pages that changed, and throw it away."""
    with tempfile.TemporaryDirectory(prefix="search-changed-") as folder:
        source = ChangedEntries(list(changed), up_to=up_to)
        yield EmbeddedEngine(folder=Path(folder), source=source, part_of=registry.embedded())


def matching(engine: EmbeddedEngine, query: SearchQuery) -> list[Match]:
    """Return the pages that match as a reader's question would, as many as a mail can hold."""
    query = understood(query)
    found: list[Match] = []
    for number in range(1, MOST_PAGES_OF_MATCHES + 1):
        matches = engine.match(query.on_page(number))
        found += matches.matches
        if not matches.matches or len(found) >= matches.total:
            break
    return found

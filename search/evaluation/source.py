"""Contents beside the portal's own, as an engine takes them: without a row in the database."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from cms.searchable import EntryContent
from search import projection
from search.models import Entry
from search.querysets import CHUNK
from search.sequence import START, Position


class GivenPages:
    """
    Pages made from contents, numbered from 1 in their order; their entries too.

    Entries are made by the same code as the portal's, once, and kept in memory.
    """

    def __init__(self, contents: Iterable[EntryContent], *, token: str) -> None:
        self._contents = contents
        self._token = token

    def position(self) -> Position:
        return Position(seq=len(self.entries), token=self._token)

    def is_known(self, reached: Position) -> bool:
        return reached in {START, self.position()}

    def count(self, *, up_to: int) -> int:
        return min(up_to, len(self.entries))

    def standing(self, *, up_to: int) -> Iterator[list[Entry]]:
        return self.after(0, up_to=up_to)

    def after(self, seq: int, *, up_to: int) -> Iterator[list[Entry]]:
        wanted = self.entries[seq:up_to]
        for start in range(0, len(wanted), CHUNK):
            yield wanted[start : start + CHUNK]

    def pairs(self, *, up_to: int) -> Iterator[tuple[int, int]]:
        return ((entry.pk, entry.seq) for entry in self.entries[:up_to])

    @cached_property
    def entries(self) -> list[Entry]:
        """The entries of all pages, in order."""
        return list(_numbered(self._contents))


def _numbered(contents: Iterable[EntryContent]) -> Iterator[Entry]:
    seq = 0
    for page_id, content in enumerate(contents, start=1):
        for entry in projection.entries_of(page_id, content):
            seq += 1
            entry.pk = entry.seq = seq
            yield entry

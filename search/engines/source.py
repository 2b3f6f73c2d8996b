"""Where an engine reads what it keeps: the portal's entries, or a collection beside them."""

from collections.abc import Iterator
from typing import Protocol

from search import sequence
from search.models import Entry
from search.sequence import Position


class Source(Protocol):
    """Entries in the order in which they changed."""

    def position(self) -> Position:
        """Return where the sequence stands now."""

    def is_known(self, reached: Position) -> bool:
        """Return whether the position is one that this sequence has been at."""

    def count(self, *, up_to: int) -> int:
        """Return how many entries stand that are numbered up to `up_to`."""

    def standing(self, *, up_to: int) -> Iterator[list[Entry]]:
        """Yield, in order and in chunks, the entries that are not withdrawn."""

    def after(self, seq: int, *, up_to: int) -> Iterator[list[Entry]]:
        """Yield, in order and in chunks, what changed after `seq`, withdrawn entries too."""

    def pairs(self, *, up_to: int) -> Iterator[tuple[int, int]]:
        """Yield the key and the number of each entry that is not withdrawn, in any order."""


class PortalEntries:
    """The entries of the portal's own database."""

    def position(self) -> Position:
        return sequence.position()

    def is_known(self, reached: Position) -> bool:
        return sequence.is_known(reached)

    def count(self, *, up_to: int) -> int:
        return Entry.objects.standing().filter(seq__lte=up_to).count()

    def standing(self, *, up_to: int) -> Iterator[list[Entry]]:
        return Entry.objects.standing().after(0, up_to=up_to)

    def after(self, seq: int, *, up_to: int) -> Iterator[list[Entry]]:
        return Entry.objects.all().after(seq, up_to=up_to)

    def pairs(self, *, up_to: int) -> Iterator[tuple[int, int]]:
        return Entry.objects.standing().pairs(up_to=up_to)

"""
Whether an engine keeps what the entries say: a number over all of them, in any order.

A row that changes takes a new number of the sequence, so an entry's key and number stand for what
it says.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

_BITS = 64


@dataclass(frozen=True)
class Checksum:
    """How many entries stand, and the sum of their marks."""

    count: int
    total: int

    def __str__(self) -> str:
        return f"{self.count} entries, {self.total:016x}"


def mark(entry_id: int, seq: int) -> int:
    """Return 64 bits that stand for one state of one entry."""
    said = f"{entry_id}:{seq}".encode()
    return int.from_bytes(hashlib.blake2b(said, digest_size=_BITS // 8).digest(), "big")


def checksum(pairs: Iterable[tuple[int, int]]) -> Checksum:
    """Return the checksum of entries, each given by its key and its number."""
    count = total = 0
    for entry_id, seq in pairs:
        count += 1
        total += mark(entry_id, seq)
    return summed(count, total)


def summed(count: int, total: int) -> Checksum:
    """Return the checksum of marks that were added up elsewhere."""
    return Checksum(count=count, total=total % (1 << _BITS))

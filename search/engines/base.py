"""What an engine is: it follows the entries and says which pages match a question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from search.checksum import Checksum
from search.query import SearchQuery
from search.sequence import Position

PASSAGES_PER_PAGE = 3
MOST_VALUES = 30

# Told after each chunk how many entries were taken up, and how many there are.
Progress = Callable[[int, int], None]


class EngineUnavailableError(Exception):
    """The engine cannot answer now; another one may."""


class QuestionRefusedError(EngineUnavailableError):
    """The engine is well but cannot answer this question."""


class OutdatedIndexError(EngineUnavailableError):
    """The index was made by another version of the portal; somebody must have it rebuilt."""


class BuildRunningError(EngineUnavailableError):
    """Another process builds the index now."""


@dataclass(frozen=True)
class Match:
    """A page that matches, with its matching entries, best first."""

    page_id: int
    entries: tuple[int, ...]


@dataclass(frozen=True)
class Matches:
    """
    One page of the pages that match, how many there are, and how they divide.

    `facets` gives for each filter its values and how many pages each would leave, counted with
    the other filters but without that one, so that a reader may change his mind.
    """

    total: int
    matches: tuple[Match, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Engine(Protocol):
    """An index that can be thrown away and built again from the entries."""

    name: str

    def match(self, query: SearchQuery) -> Matches:
        """
        Return what matches.

        :raises EngineUnavailableError: if the engine cannot answer
        """

    def follow(self) -> int:
        """
        Take up the entries it has not seen and return how many there were.

        :raises EngineUnavailableError: if the engine cannot take them
        """

    def rebuild(self, *, progress: Progress | None = None) -> int:
        """
        Build a new index beside the old one, put it in its place, and return its entries' number.

        :raises EngineUnavailableError: if the engine cannot take them
        """

    def position(self) -> Position:
        """
        Return how far the engine came.

        :raises EngineUnavailableError: if the engine cannot say
        """

    def checksum(self) -> Checksum:
        """
        Return the checksum of the entries in the index.

        :raises EngineUnavailableError: if the engine cannot say
        """

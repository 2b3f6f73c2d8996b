"""Elasticsearch as a whole."""

from search.checksum import Checksum
from search.engines.base import Matches, Progress
from search.engines.elastic import matches
from search.engines.elastic.building import Builder
from search.engines.elastic.client import SECONDS_FOR_WORK, client, faults_told
from search.engines.elastic.index import IndexFamily
from search.engines.elastic.lock import BuildLock
from search.engines.source import PortalEntries, Source
from search.query import SearchQuery
from search.sequence import START, Position


class ElasticEngine:
    """
    An index in Elasticsearch behind an alias.

    It is followed by the task that publishing enqueues, not by questions.
    """

    name = "elasticsearch"

    def __init__(self, *, url: str, prefix: str, source: Source | None = None) -> None:
        self._source = source or PortalEntries()
        self._client = client(url)
        self._index = IndexFamily(self._client, prefix=prefix)
        at_work = self._client.options(request_timeout=SECONDS_FOR_WORK)
        self._worked_on = IndexFamily(at_work, prefix=prefix)
        self._builder = Builder(self._worked_on, self._source, BuildLock(at_work, prefix=prefix))

    def match(self, query: SearchQuery) -> Matches:
        with faults_told():
            return matches.find(self._client, self._index.alias, query)

    def follow(self) -> int:
        """
        Take up what is new; build the index where none ever was, or where it follows another
        sequence. One with another version's fields stays as it is: what would ask the new one?
        """
        with faults_told():
            name = self._worked_on.current()
            if name is None:
                return self._builder.build()
            end = self._source.position()
            reached = self._worked_on.reached(name)
            if reached == end:
                return 0
            if reached.seq >= end.seq or not self._source.is_known(reached):
                return self._builder.build()
            return self._builder.take_up(name, start=reached, end=end)

    def rebuild(self, *, progress: Progress | None = None) -> int:
        with faults_told():
            return self._builder.build(progress=progress)

    def go_back(self) -> str:
        """
        Ask the index that was asked before the last rebuild, and return its name.

        :raises EngineUnavailableError: if there is none, or it cannot be brought up to date
        """
        with faults_told():
            return self._builder.go_back()

    def position(self) -> Position:
        with faults_told():
            name = self._index.current()
            return self._index.reached(name) if name else START

    def checksum(self) -> Checksum:
        with faults_told():
            name = self._worked_on.current()
            return self._worked_on.checksum(name) if name else Checksum(count=0, total=0)

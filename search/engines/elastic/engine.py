"""Elasticsearch as a whole."""

from typing import Any

from search.checksum import Checksum
from search.engines.base import EngineUnavailableError, Match, Matches, Progress
from search.engines.elastic.building import Builder
from search.engines.elastic.client import SECONDS_FOR_WORK, client, faults_told
from search.engines.elastic.index import IndexFamily
from search.engines.elastic.lock import BuildLock
from search.engines.elastic.request import request
from search.engines.source import PortalEntries, Source
from search.query import FACETS, SearchQuery
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
            asked = request(query, index=self._index.alias, client=self._client)
            return _matches(asked.execute().to_dict())

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


def _matches(told: dict[str, Any]) -> Matches:
    if told.get("timed_out") or told["_shards"]["failed"]:
        raise EngineUnavailableError("only a part of the index answered")
    counted = told["aggregations"]
    return Matches(
        total=counted["total"]["pages"]["value"],
        matches=tuple(_match(hit) for hit in told["hits"]["hits"]),
        facets={name: _values(counted[name]["values"]["buckets"]) for name in FACETS},
    )


def _match(hit: dict[str, Any]) -> Match:
    best = hit["inner_hits"]["best"]["hits"]["hits"]
    return Match(
        page_id=hit["fields"]["page_id"][0], entries=tuple(int(inner["_id"]) for inner in best)
    )


def _values(buckets: list[dict[str, Any]]) -> dict[str, int]:
    counted = [(str(bucket["key"]), bucket["pages"]["value"]) for bucket in buckets]
    return dict(sorted(counted, key=lambda pair: (-pair[1], pair[0])))

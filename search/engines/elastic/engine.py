"""Elasticsearch as a whole."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from elasticsearch import ApiError, Elasticsearch, TransportError

from search.engines.base import EngineUnavailableError, Match, Matches, Progress
from search.engines.elastic.index import AliasedIndex
from search.engines.elastic.request import request
from search.engines.source import PortalEntries, Source
from search.query import FACETS, SearchQuery
from search.sequence import START, Position

# A reader should not wait longer before the embedded engine is asked.
SECONDS_FOR_AN_ANSWER = 2


@functools.cache
def _client(url: str) -> Elasticsearch:
    """Return the client of one address, or of several separated by commas."""
    hosts = [host.strip() for host in url.split(",")]
    return Elasticsearch(hosts, max_retries=len(hosts) - 1, request_timeout=SECONDS_FOR_AN_ANSWER)


class ElasticEngine:
    """
    An index in Elasticsearch behind an alias.

    It is followed by the task that publishing enqueues, not by questions.
    """

    name = "elasticsearch"

    def __init__(self, *, url: str, prefix: str, source: Source | None = None) -> None:
        self._source = source or PortalEntries()
        self._client = _client(url)
        self._index = AliasedIndex(self._client, prefix=prefix)

    def match(self, query: SearchQuery) -> Matches:
        with _unavailable():
            asked = request(query, index=self._index.alias, client=self._client)
            return _matches(asked.execute().to_dict())

    def follow(self) -> int:
        with _unavailable():
            name = self._index.current()
            end = self._source.position()
            if name is None:
                return self.rebuild()
            reached = self._index.reached(name)
            if reached == end:
                return 0
            if reached.seq >= end.seq or not self._source.is_known(reached):
                return self.rebuild()
            return self._take_up(name, start=reached, end=end)

    def rebuild(self, *, progress: Progress | None = None) -> int:
        with _unavailable():
            end = self._source.position()
            name = self._index.create()
            try:
                count = self._fill(name, end, progress)
                self._index.swap(name)
            except BaseException:
                self._index.remove(name)
                raise
            return count

    def position(self) -> Position:
        with _unavailable():
            name = self._index.current()
            return self._index.reached(name) if name else START

    def _fill(self, name: str, end: Position, progress: Progress | None) -> int:
        total = self._source.count(up_to=end.seq)
        count = 0
        for chunk in self._source.standing(up_to=end.seq):
            self._index.put(name, chunk)
            count += len(chunk)
            if progress:
                progress(count, total)
        # What was published meanwhile, before anybody asks the new index.
        self._take_up(name, start=end, end=self._source.position())
        return count

    def _take_up(self, name: str, *, start: Position, end: Position) -> int:
        count = 0
        for chunk in self._source.after(start.seq, up_to=end.seq):
            self._index.put(name, chunk)
            count += len(chunk)
        self._index.set_reached(name, end)
        return count


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


@contextmanager
def _unavailable() -> Iterator[None]:
    """Turn every fault of the service or the way to it into the one that callers know."""
    try:
        yield
    except (ApiError, TransportError) as error:
        raise EngineUnavailableError(f"{type(error).__name__}: {error}") from error

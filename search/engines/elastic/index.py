"""The index behind its alias: made, filled in order, swapped whole."""

import time
from collections.abc import Iterable, Iterator
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError, helpers
from elasticsearch_dsl import Index

from search.engines.base import EngineUnavailableError
from search.engines.elastic.mapping import VERSION, mapping, source
from search.models import Entry
from search.sequence import START, Position

_POSITION = "position"
_CONFLICT = 409
_SECONDS_FOR_A_CHUNK = 60
# A build that died leaves its index; one that runs has a younger one.
_SECONDS_OF_A_BUILD = 24 * 3600


class AliasedIndex:
    """The index that questions go to by its alias, and the one being built beside it."""

    def __init__(self, client: Elasticsearch, *, prefix: str) -> None:
        self._client = client.options(request_timeout=_SECONDS_FOR_A_CHUNK)
        self.alias = f"{prefix}-entries"

    def current(self) -> str | None:
        """Return the index behind the alias, unless it has another version's fields."""
        for name in self._behind_alias():
            if name.startswith(f"{self.alias}-v{VERSION}-"):
                return name
        return None

    def create(self) -> str:
        """Make an empty index under a name of its own and return the name."""
        name = f"{self.alias}-v{VERSION}-{time.time_ns()}"
        index = Index(name, using=self._client)
        index.settings(number_of_shards=1, auto_expand_replicas="0-2")
        index.mapping(mapping())
        index.create()
        return name

    def put(self, name: str, entries: Iterable[Entry]) -> None:
        """
        Write entries; one that the index has in a later version stays as it is.

        Withdrawn ones are written too: a deletion is forgotten after a minute, and a slower
        follower could then bring the page back.

        :raises EngineUnavailableError: if one is refused
        """
        for is_done, result in helpers.streaming_bulk(
            self._client, self._writes(name, entries), raise_on_error=False, chunk_size=200
        ):
            told = result["index"]
            if not is_done and told["status"] != _CONFLICT:
                reason = f"entry {told['_id']} was refused: {told.get('error')}"
                raise EngineUnavailableError(reason)

    def reached(self, name: str) -> Position:
        """Return how far the index follows the sequence."""
        try:
            told = self._client.get(index=name, id=_POSITION)["_source"]
        except NotFoundError:
            return START
        return Position(seq=told["seq"], token=told["token"])

    def set_reached(self, name: str, position: Position) -> None:
        """Write how far the index follows the sequence, and let questions see what it has."""
        said = {"seq": position.seq, "token": position.token, "is_withdrawn": True}
        write = self._write(name, _POSITION, position.seq, said)
        helpers.bulk(self._client, [write], raise_on_error=False)
        self._client.indices.refresh(index=name)

    def swap(self, name: str) -> None:
        """Put the index behind the alias in place of the one that is there, and remove that."""
        before = [old for old in self._behind_alias() if old != name]
        actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": self.alias}}]
        actions += [{"remove_index": {"index": old}} for old in before]
        self._client.indices.update_aliases(actions=actions)
        for left in self._left_behind(name):
            self._client.indices.delete(index=left, ignore_unavailable=True)

    def remove(self, name: str) -> None:
        """Remove an index that did not get ready."""
        self._client.indices.delete(index=name, ignore_unavailable=True)

    def _behind_alias(self) -> list[str]:
        try:
            return sorted(self._client.indices.get_alias(name=self.alias))
        except NotFoundError:
            return []

    def _left_behind(self, current: str) -> Iterator[str]:
        oldest = time.time_ns() - _SECONDS_OF_A_BUILD * 10**9
        for name in self._client.indices.get(index=f"{self.alias}-v*"):
            born = name.rpartition("-")[2]
            if name != current and born.isdigit() and int(born) < oldest:
                yield name

    def _writes(self, name: str, entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
        for entry in entries:
            yield self._write(name, str(entry.pk), entry.seq, source(entry))

    def _write(self, name: str, key: str, seq: int, said: dict[str, Any]) -> dict[str, Any]:
        return {
            "_op_type": "index",
            "_index": name,
            "_id": key,
            "version": seq,
            "version_type": "external_gte",
            "_source": said,
        }

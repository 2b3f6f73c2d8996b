"""
The indices behind their aliases: made, filled in order, swapped whole, kept for a way back.

An index is asked by an alias that ends in the signature of its fields, so that nobody ever asks
one whose fields another version of the portal made. The one before has the alias `…-before`.
"""

import time
from collections.abc import Iterable
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError

from search.checksum import Checksum, summed
from search.engines.base import EngineUnavailableError, OutdatedIndexError
from search.engines.elastic import template
from search.engines.elastic.bulk import BulkWriter, Row
from search.models import Entry
from search.sequence import START, Position

_POSITION = "position"
# Sums in the service are of 53 bits: exact for so many numbers of 32.
_SUMMED_AT_ONCE = 1_000_000


class IndexFamily:
    """The index that questions go to, the one before, and the one being built beside them."""

    def __init__(self, client: Elasticsearch, *, prefix: str) -> None:
        self._client = client
        self._base = f"{prefix}-entries"
        self._before = f"{self._base}-before"
        self.alias = f"{self._base}-{template.signature()}"

    def current(self) -> str | None:
        """
        Return the index that questions go to, or None where none was ever built.

        :raises OutdatedIndexError: if there is one only with the fields of another version
        """
        aliases = self._aliases()
        name = _behind(self.alias, aliases)
        if name is None and any(aliases.values()):
            raise OutdatedIndexError(
                "the index has the fields of another version of the portal; build it anew:"
                " manage.py rebuild_search --engine elasticsearch"
            )
        return name

    def before(self) -> str | None:
        """Return the index that questions went to before, if it has this version's fields."""
        name = _behind(self._before, self._aliases())
        return name if name and name.startswith(f"{self.alias}-") else None

    def create(self) -> str:
        """Make an empty index under a name of its own, to be filled fast, and return the name."""
        made_by = template.template(self._base, pattern=f"{self._base}-*")
        self._client.indices.put_index_template(**made_by)
        name = f"{self.alias}-{time.time_ns()}"
        self._client.indices.create(index=name, settings=template.WHILE_BUILDING)
        return name

    def writer(self, name: str) -> BulkWriter:
        """Return what writes entries to an index."""
        return BulkWriter(self._client, name)

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
        with self.writer(name) as writer:
            writer.add([Row.of(_POSITION, version=position.seq, said=said)])
        self._client.indices.refresh(index=name)

    def checksum(self, name: str) -> Checksum:
        """Return the checksum of what the index has, as far as questions see it."""
        halves = {half: {"sum": {"field": half}} for half in ("mark_high", "mark_low")}
        spans = {"field": "seq", "interval": _SUMMED_AT_ONCE, "min_doc_count": 1}
        told = self._client.search(
            index=name,
            size=0,
            query={"term": {"is_withdrawn": False}},
            aggs={"spans": {"histogram": spans, "aggs": halves}},
        )
        if told["_shards"]["failed"]:
            raise EngineUnavailableError("only a part of the index answered")
        count = total = 0
        for span in told["aggregations"]["spans"]["buckets"]:
            count += span["doc_count"]
            high, low = int(span["mark_high"]["value"]), int(span["mark_low"]["value"])
            total += template.from_halves(high, low)
        return summed(count, total)

    def get_ready(self, name: str) -> None:
        """Make a filled index one that can be relied on: on the disk, and on other nodes."""
        self._client.indices.flush(index=name)
        self._client.indices.put_settings(index=name, settings=template.while_serving())
        # Copies that are not there by then are made while it answers.
        self._client.options(ignore_status=408).cluster.health(
            index=name, wait_for_status="green", timeout="30s"
        )

    def swap(self, name: str) -> None:
        """Let questions go to the index at once, and keep the one they went to till now."""
        aliases = self._aliases()
        old = _behind(self.alias, aliases) or _newest_served(aliases, without=name)
        actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": self.alias}}]
        for index, names in aliases.items():
            if self.alias in names and index != name:
                actions.append({"remove": {"index": index, "alias": self.alias}})
            if self._before in names and index != old:
                actions.append({"remove": {"index": index, "alias": self._before}})
        if old is not None and old != name:
            actions.append({"add": {"index": old, "alias": self._before}})
        self._client.indices.update_aliases(actions=actions)

    def tidy(self) -> None:
        """Remove every index but the current one, or another version's, and the one before."""
        aliases = self._aliases()
        own = _behind(self.alias, aliases)
        for index, names in aliases.items():
            is_served = index == own or (own is None and names)
            if not is_served and self._before not in names:
                self.remove(index)

    def remove(self, name: str) -> None:
        """Remove an index."""
        self._client.indices.delete(index=name, ignore_unavailable=True)

    def _aliases(self) -> dict[str, set[str]]:
        told = self._client.indices.get_alias(index=f"{self._base}-*")
        return {index: set(about["aliases"]) for index, about in told.items()}


def rows(entries: Iterable[Entry]) -> Iterable[Row]:
    """
    Return entries as rows; one that the index has in a later version stays as it is.

    Withdrawn ones are written too: a deletion is forgotten after a minute, and a slower follower
    could then bring the page back.
    """
    return (
        Row.of(str(entry.pk), version=entry.seq, said=template.document(entry)) for entry in entries
    )


def _behind(alias: str, aliases: dict[str, set[str]]) -> str | None:
    return max((index for index, names in aliases.items() if alias in names), default=None)


def _newest_served(aliases: dict[str, set[str]], *, without: str) -> str | None:
    served = [index for index, names in aliases.items() if names and index != without]
    return max(served, key=lambda index: index.rpartition("-")[2], default=None)

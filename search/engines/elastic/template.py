"""What an index is made from: the template with its fields and settings, and its version."""

import functools
import hashlib
import json
from typing import Any

from django.conf import settings

from elasticsearch_dsl import Index

from search.checksum import mark
from search.engines.elastic.mapping import VERSION, mapping, source
from search.models import Entry

# While it is filled nobody reads an index, and if a machine stops it is made anew.
WHILE_BUILDING: dict[str, Any] = {
    "refresh_interval": "-1",
    "auto_expand_replicas": "false",
    "number_of_replicas": 0,
    "translog.durability": "async",
}
_HALF = 32


@functools.cache
def signature() -> str:
    """Return a short name for the fields, their analysis and the version of what is put in them."""
    said = json.dumps([VERSION, _index("").to_dict()], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def template(name: str, *, pattern: str) -> dict[str, Any]:
    """Return the composable template of all indices whose names follow the pattern."""
    index = _index(name)
    index.settings(**while_serving())
    return {
        "name": name,
        "index_patterns": [pattern],
        "priority": 500,
        "version": VERSION,
        # A write that comes when its index was just removed must not make another.
        "allow_auto_create": False,
        "meta": {"signature": signature()},
        "template": index.to_dict(),
    }


def while_serving() -> dict[str, Any]:
    """Return the settings of an index that answers: copies on so many nodes as there are."""
    return {
        "refresh_interval": None,
        "auto_expand_replicas": f"0-{settings.ELASTICSEARCH_REPLICAS}",
        "translog.durability": "request",
    }


def document(entry: Entry) -> dict[str, Any]:
    """Return an entry as the index takes it, with its mark in halves that can be added exactly."""
    whole = mark(entry.pk, entry.seq)
    halves = {"mark_high": whole >> _HALF, "mark_low": whole & ((1 << _HALF) - 1)}
    return source(entry) | halves


def from_halves(high: int, low: int) -> int:
    """Return the sum of marks from the sums of their halves."""
    return (high << _HALF) + low


def _index(name: str) -> Index:
    fields = mapping()
    fields.field("mark_high", "long", index=False)
    fields.field("mark_low", "long", index=False)
    index = Index(name)
    index.mapping(fields)
    index.settings(number_of_shards=1)
    return index

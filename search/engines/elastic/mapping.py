"""The index: strict fields whose words come folded and split, so only spaces are left to read."""

from datetime import date
from typing import Any

from elasticsearch_dsl import Mapping, analyzer, token_filter

from search.engines.text import entry_words
from search.models import Entry

# An index of another version is built anew, see `index.is_ours`.
VERSION = 2

# How much a match in each field counts.
WEIGHTS = {"title": 3, "heading": 3, "context": 0.5, "number": 4, "body": 1}

_words = analyzer("vi_words", tokenizer="whitespace")
_pairs = analyzer(
    "vi_pairs",
    tokenizer="whitespace",
    filter=[
        token_filter(
            "vi_neighbours",
            "shingle",
            min_shingle_size=2,
            max_shingle_size=2,
            output_unigrams=False,
        )
    ],
)


def mapping() -> Mapping:
    """Return the mapping."""
    fields = Mapping()
    fields.meta("dynamic", "strict")
    # The text itself is shown from the database; only the position is read back from here.
    fields.meta("_source", includes=["seq", "token"])
    for name in WEIGHTS:
        fields.field(
            name, "text", analyzer=_words, fields={"pairs": {"type": "text", "analyzer": _pairs}}
        )
    for name in (
        "keys",
        "kind",
        "document_kind",
        "issuer",
        "topic",
        "commune",
        "language",
        "token",
    ):
        fields.field(name, "keyword")
    for name in ("seq", "page_id"):
        fields.field(name, "long")
    for name in ("is_page", "is_withdrawn"):
        fields.field(name, "boolean")
    fields.field("year", "short")
    for name in ("day", "effective", "expiry", "replaced"):
        fields.field(name, "date")
    return fields


def source(entry: Entry) -> dict[str, Any]:
    """Return an entry as the index takes it."""
    if entry.is_withdrawn:
        return {"seq": entry.seq, "page_id": entry.page_id, "is_withdrawn": True}
    words = entry_words(entry)
    is_page = entry.part == ""
    day = entry.issued_date or entry.published_at
    # A page's title and number count in full on its own row only: repeated on each passage they
    # would look like common words.
    own = {"title": words.title, "number": words.number, "keys": words.keys}
    return {
        **(own if is_page else {"heading": words.heading, "context": words.title}),
        "body": words.body,
        "seq": entry.seq,
        "page_id": entry.page_id,
        "is_page": is_page,
        "is_withdrawn": False,
        "kind": entry.kind,
        "document_kind": entry.document_kind or None,
        "issuer": entry.issuer or None,
        "topic": entry.topics,
        "commune": entry.communes,
        "language": entry.language,
        "year": entry.year,
        "day": _written(day),
        "effective": _written(entry.effective_date),
        "expiry": _written(entry.expiry_date),
        "replaced": _written(entry.replaced_since),
    }


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""The index: strict fields whose words come folded and split, so only spaces are left to read."""

from datetime import date
from typing import Any

from elasticsearch_dsl import Mapping, analyzer

from search.engines.text import entry_words
from search.models import Entry
from search.ranking.terms import index_terms

# Goes up when the same fields get other contents; see `template.signature`.
VERSION = 3

# What is read back of a passage in order to weigh it.
TEXTS = ("title", "heading", "body")
READ_BACK = ("seq", "token", "page_id", *TEXTS, "keys", "year", "expiry", "replaced")

_words = analyzer("vi_words", tokenizer="whitespace")


def mapping() -> Mapping:
    """Return the mapping."""
    fields = Mapping()
    fields.meta("dynamic", "strict")
    fields.meta("_source", includes=list(READ_BACK))
    # Which passages have a word or a pair of neighbours: what is asked by. How often they have it
    # is counted in the few that come back; the texts are indexed for phrases alone.
    fields.field("terms", "text", analyzer=_words, index_options="docs", norms=False)
    for name in TEXTS:
        fields.field(name, "text", analyzer=_words, norms=False)
    for name in ("keys", "kind", "document_kind", "issuer", "topic", "commune", "language"):
        fields.field(name, "keyword")
    fields.field("token", "keyword")
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
    texts = {"title": words.title, "heading": words.heading, "body": words.body}
    is_page = entry.part == ""
    return {
        **texts,
        "terms": " ".join(map(index_terms, texts.values())),
        "keys": words.keys if is_page else (),
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
        "day": _written(entry.issued_date or entry.published_at),
        "effective": _written(entry.effective_date),
        "expiry": _written(entry.expiry_date),
        "replaced": _written(entry.replaced_since),
    }


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""An answer of the search as the API gives it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from search.answering import SearchResults
from search.highlighting import Segment, written
from search.hits import Hit, PassageHit
from search.presenting.badges import asked_day, kind, state
from search.presenting.filters import labels
from search.presenting.understanding import quoted
from search.query import SearchQuery, Sort
from search.successors import Successor

# What differs between two answers that say the same.
_FLEETING = ("engine", "took_ms")


def answered(results: SearchResults, *, on: date) -> dict[str, Any]:
    """Return the answer; `on` is today."""
    query = results.query
    day = asked_day(query) or on
    meant = results.suggestion
    return {
        "query": _understood(query),
        "total": results.total,
        "pages": results.last_page,
        "next": _address(query, query.page + 1) if query.page < results.last_page else None,
        "previous": _address(query, query.page - 1) if query.page > 1 else None,
        "hits": [_hit(hit, on=day) for hit in results.hits],
        "facets": _facets(results),
        "suggestion": meant and {"kind": meant.kind.value, "text": meant.text},
        "is_complete": results.is_complete,
        "engine": results.engine,
        "took_ms": results.took_ms,
    }


def version(answer: Mapping[str, Any]) -> str:
    """Return an ETag: the same for answers that differ only in how long they took."""
    said = {name: value for name, value in answer.items() if name not in _FLEETING}
    digest = hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()
    return f'W/"{digest[:32]}"'


def _absolute(url: str) -> str:
    return f"{settings.BASE_URL}{url}"


def _address(query: SearchQuery, page: int) -> str:
    asked = {"q": query.text, **query.filters}
    if query.sort is not Sort.RELEVANCE:
        asked["sort"] = query.sort.value
    asked["page"] = str(page)
    return f"{_absolute(reverse('api:search'))}?{urlencode(asked)}"


def _understood(query: SearchQuery) -> dict[str, Any]:
    return {
        "text": query.text,
        "is_cut": query.is_cut,
        "words": list(query.words),
        "phrases": quoted(query.phrases),
        "excluded": quoted(query.excluded),
        "numbers": list(query.numbers),
        "filters": dict(query.filters),
        "sort": query.sort.value,
        "page": query.page,
    }


def _facets(results: SearchResults) -> dict[str, list[dict[str, Any]]]:
    named = labels(results)
    return {
        name: [
            {"value": value, "label": named[name].get(value, value), "count": count}
            for value, count in counts.items()
        ]
        for name, counts in results.facets.items()
    }


def _hit(hit: Hit, *, on: date) -> dict[str, Any]:
    page = hit.page
    return {
        "title": page.title,
        "url": _absolute(page.url),
        "kind": page.kind,
        "kind_label": kind(page),
        "language": page.language,
        "number": page.number,
        "document_kind": page.document_kind,
        "issuer": page.issuer,
        "topics": page.topics,
        "communes": page.communes,
        "published_at": page.published_at,
        "issued_on": page.issued_date,
        "effective_on": page.effective_date,
        "expires_on": page.expiry_date,
        "validity": _validity(hit, on=on),
        "replaced_by": _successor(hit.successor),
        "snippet": _snippet(hit.text),
        "passages": [_passage(passage) for passage in hit.passages],
    }


def _validity(hit: Hit, *, on: date) -> dict[str, Any] | None:
    found = state(hit, on=on)
    return {"state": found.value, "label": str(found.label), "on": on} if found else None


def _successor(successor: Successor | None) -> dict[str, Any] | None:
    if successor is None:
        return None
    return {
        "title": successor.title,
        "number": successor.number,
        "url": _absolute(successor.url),
        "since": successor.since,
    }


def _passage(passage: PassageHit) -> dict[str, Any]:
    return {
        "heading": written(passage.heading),
        "citation": passage.citation,
        "url": _absolute(passage.url),
        "page_number": passage.page_number,
        "snippet": _snippet(passage.text),
    }


def _snippet(segments: tuple[Segment, ...]) -> dict[str, Any]:
    return {
        "text": written(segments),
        "segments": [{"text": part.text, "is_match": part.is_match} for part in segments],
    }

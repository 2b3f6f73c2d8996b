"""Hits with their kind in words and, for documents, whether they are in force and what follows."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cms.models import PolicyKind
from cms.validity import TONES, Validity, validity
from search.answering import SearchResults
from search.hits import Hit
from search.models import Entry, Kind
from search.query import SearchQuery


def badged(results: SearchResults, *, on: date) -> list[dict[str, Any]]:
    """
    Return the hits with what is said of them; `on` is today.

    Validity is stated for the day that was asked for, if one was.
    """
    asked = asked_day(results.query)
    return [
        {
            "hit": hit,
            "kind": kind(hit.page),
            "day": hit.page.issued_date or hit.page.published_at,
            "validity": _badge(hit, on=on, asked=asked),
            "successor": hit.successor,
        }
        for hit in results.hits
    ]


def asked_day(query: SearchQuery) -> date | None:
    """Return the day on which documents must be in force, if one was asked for."""
    iso = query.filters.get("valid_on", "")
    return date.fromisoformat(iso) if iso else None


def kind(page: Entry) -> str:
    """Return what a page is, in words."""
    if page.document_kind in PolicyKind.values:
        return str(PolicyKind(page.document_kind).label)
    return str(Kind(page.kind).label)


def state(hit: Hit, *, on: date) -> Validity | None:
    """Return a document's validity on a day; nothing for what is no document."""
    page = hit.page
    if page.kind != Kind.DOCUMENT:
        return None
    return validity(
        effective=page.effective_date,
        expiry=page.expiry_date,
        replaced_since=hit.successor.since if hit.successor else page.replaced_since,
        on=on,
    )


def _badge(hit: Hit, *, on: date, asked: date | None) -> dict[str, str] | None:
    found = state(hit, on=asked or on)
    if found is None:
        return None
    label = str(found.label)
    if asked and asked != on:
        label = _("%(state)s ngày %(day)s") % {"state": label, "day": f"{asked:%d/%m/%Y}"}
    return {"label": label, "tone": TONES[found]}

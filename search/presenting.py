"""What the page of results shows of an answer: hits, filters, what was understood."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.models import PolicyDocumentPage, PolicyKind, Topic
from cms.validity import TONES, validity
from portal.places.models import Commune
from portal.vietnamese.folding import fold
from search.answering import SearchResults
from search.hits import Hit
from search.models import Entry, Kind
from search.query import FILTERS, LAST_PAGE, PAGE_SIZE, SearchQuery, Sort

Labels = Mapping[str, str]


@dataclass(frozen=True)
class Option:
    """One value of a filter with the address that sets it, or lifts it where it is set."""

    label: str
    count: int
    href: str
    is_current: bool


@dataclass(frozen=True)
class Group:
    """A filter with its values."""

    title: str
    options: tuple[Option, ...]


def shown(results: SearchResults, *, path: str, on: date) -> dict[str, Any]:
    """Return the template's context; `on` is the day for which validity is stated."""
    query = results.query
    labels = {name: _labels(name, results) for name in FILTERS}
    numbered = Paginator(range(min(results.total, LAST_PAGE * PAGE_SIZE)), PAGE_SIZE)
    return {
        "results": results,
        "query": query,
        "hits": _badged(results.hits, on=on),
        "groups": tuple(_groups(results, labels, path)),
        "chosen": tuple(_chosen(query, labels, path)),
        "all_href": _address(path, query.unfiltered()),
        "sorts": tuple(_sorts(query, path)),
        "page": numbered.get_page(query.page),
        "restored": _with_marks(results),
        "numbers": [f"{number.upper()}…" for number in query.numbers],
        "phrases": _quoted(query),
    }


def _address(path: str, query: SearchQuery) -> str:
    return f"{path}?{urlencode(query.parameters())}"


def _titles() -> dict[str, str]:
    return {
        "kind": _("Loại nội dung"),
        "document_kind": _("Loại văn bản"),
        "year": _("Năm"),
        "topic": _("Chủ đề"),
        "issuer": _("Cơ quan ban hành"),
        "commune": _("Xã, phường"),
        "language": _("Ngôn ngữ"),
    }


def _labels(name: str, results: SearchResults) -> Labels:
    """Return what the values of a filter are called."""
    values = set(results.facets.get(name, {})) | {results.query.filters.get(name, "")}
    if name == "topic":
        topics = Topic.objects.filter(slug__in=values, locale__language_code=get_language())
        return {topic.slug: topic.name for topic in topics}
    if name == "commune":
        return {code: str(place) for code, place in Commune.objects.in_bulk(values).items()}
    if name == "valid_on":
        return {day: _("Còn hiệu lực ngày %(day)s") % {"day": _day(day)} for day in values if day}
    named: Mapping[str, Iterable[tuple[Any, Any]]] = {
        "kind": Kind.choices,
        "document_kind": PolicyKind.choices,
        "language": settings.LANGUAGES,
    }
    return {value: str(label) for value, label in named.get(name, ())}


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"


def _groups(results: SearchResults, labels: Mapping[str, Labels], path: str) -> Iterable[Group]:
    """Yield the filters that divide what was found, newest year first."""
    query = results.query
    for name, title in _titles().items():
        counts = results.facets.get(name, {})
        current = query.filters.get(name)
        values = sorted(counts, reverse=True) if name == "year" else list(counts)
        options = tuple(
            Option(
                label=labels[name].get(value, value),
                count=counts[value],
                href=_address(path, query.asked_for(**{name: "" if value == current else value})),
                is_current=value == current,
            )
            for value in values
        )
        if len(options) > 1 or current in counts:
            yield Group(title=title, options=options)


def _chosen(query: SearchQuery, labels: Mapping[str, Labels], path: str) -> Iterable[Option]:
    """Yield the filters that are set, each with the address without it."""
    for name, value in query.filters.items():
        href = _address(path, query.asked_for(**{name: ""}))
        yield Option(label=labels[name].get(value, value), count=0, href=href, is_current=True)


def _sorts(query: SearchQuery, path: str) -> Iterable[Option]:
    for sort in Sort:
        href = _address(path, query.sorted_by(sort))
        yield Option(label=str(sort.label), count=0, href=href, is_current=sort is query.sort)


def _badged(hits: Iterable[Hit], *, on: date) -> list[dict[str, Any]]:
    """Return the hits with their kind in words and, for documents, whether they are in force."""
    hits = list(hits)
    replaced = _replacements(hit.page for hit in hits)
    return [
        {
            "hit": hit,
            "kind": _kind(hit.page),
            "day": hit.page.issued_date or hit.page.published_at,
            "validity": _validity(hit.page, replaced.get(hit.page.page_id), on=on),
        }
        for hit in hits
    ]


def _kind(page: Entry) -> str:
    if page.document_kind in PolicyKind.values:
        return str(PolicyKind(page.document_kind).label)
    return str(Kind(page.kind).label)


def _replacements(pages: Iterable[Entry]) -> dict[int, date | None]:
    """Return since when each of the documents is replaced."""
    keys = [page.page_id for page in pages if page.kind == Kind.DOCUMENT]
    if not keys:
        return {}
    documents = PolicyDocumentPage.objects.filter(pk__in=keys).with_replacement()
    return dict(documents.values_list("pk", "replaced_since"))


def _validity(page: Entry, replaced_since: date | None, *, on: date) -> dict[str, str] | None:
    if page.kind != Kind.DOCUMENT:
        return None
    state = validity(
        effective=page.effective_date,
        expiry=page.expiry_date,
        replaced_since=replaced_since,
        on=on,
    )
    return {"label": str(state.label), "tone": TONES[state]}


def _with_marks(results: SearchResults) -> str:
    """Return the question as the hits write it, if it was typed without marks."""
    asked = " ".join(results.query.words)
    if not results.query.text.isascii():
        return ""
    for hit in results.hits:
        texts = (hit.title, hit.text, *(passage.text for passage in hit.passages))
        for segment in (segment for text in texts for segment in text if segment.is_match):
            if fold(segment.text) == asked and not segment.text.isascii():
                return segment.text.lower()
    return ""


def _quoted(query: SearchQuery) -> list[str]:
    return [" ".join(phrase) for phrase in query.phrases]

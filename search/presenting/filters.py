"""Filters as addresses: each value leads to the question with it, or without it where it is set."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.models import PolicyKind, Topic
from portal.places.models import Commune
from search.answering import SearchResults
from search.models import Kind
from search.query import FILTERS, SearchQuery, Sort

# A filter with many values shows so many at once.
AT_ONCE = 7

Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Option:
    """One value of a filter with the address that sets it, or lifts it where it is set."""

    label: str
    count: int
    href: str
    is_current: bool


@dataclass(frozen=True)
class Group:
    """A filter with its values; those beyond the first few are shown when asked for."""

    title: str
    options: tuple[Option, ...]
    more: tuple[Option, ...] = ()


@dataclass(frozen=True)
class DayControl:
    """The day on which documents must be in force: a form's fields and two ready answers."""

    name: str
    value: str
    kept: tuple[tuple[str, str], ...]
    quick: tuple[Option, ...]


def address(path: str, query: SearchQuery) -> str:
    """Return the address of a question."""
    return f"{path}?{urlencode(query.parameters())}"


def titles() -> dict[str, str]:
    """Return what the filters are called, in the order in which they are shown."""
    return {
        "kind": _("Loại nội dung"),
        "document_kind": _("Loại văn bản"),
        "year": _("Năm"),
        "topic": _("Chủ đề"),
        "issuer": _("Cơ quan ban hành"),
        "commune": _("Xã, phường"),
        "language": _("Ngôn ngữ"),
    }


def labels(results: SearchResults) -> Labels:
    """Return what the values of every filter are called."""
    return {name: _labels(name, results) for name in FILTERS}


def _labels(name: str, results: SearchResults) -> Mapping[str, str]:
    values = set(results.facets.get(name, {})) | {results.query.filters.get(name, "")} - {""}
    if name == "topic":
        named_topics = Topic.objects.filter(slug__in=values).order_by("pk")
        here = named_topics.filter(locale__language_code=get_language())
        return {topic.slug: topic.name for topic in (*named_topics, *here)}
    if name == "commune":
        return {code: str(place) for code, place in Commune.objects.in_bulk(values).items()}
    if name == "valid_on":
        return {day: _("Còn hiệu lực ngày %(day)s") % {"day": _day(day)} for day in values}
    named: Mapping[str, Iterable[tuple[Any, Any]]] = {
        "kind": Kind.choices,
        "document_kind": PolicyKind.choices,
        "language": settings.LANGUAGES,
    }
    return {value: str(label) for value, label in named.get(name, ())}


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"


def groups(results: SearchResults, named: Labels, path: str) -> Iterable[Group]:
    """Yield the filters that divide what was found, newest year first."""
    query = results.query
    for name, title in titles().items():
        counts = results.facets.get(name, {})
        current = query.filters.get(name)
        values = sorted(counts, reverse=True) if name == "year" else list(counts)
        options = tuple(
            Option(
                label=named[name].get(value, value),
                count=counts[value],
                href=address(path, query.asked_for(**{name: "" if value == current else value})),
                is_current=value == current,
            )
            for value in values
        )
        if len(options) > 1 or current in counts:
            yield _group(title, options)


def _group(title: str, options: tuple[Option, ...]) -> Group:
    """Return the group with its first values, a chosen one always among them."""
    first = options[:AT_ONCE]
    first += tuple(option for option in options[AT_ONCE:] if option.is_current)
    more = tuple(option for option in options if option not in first)
    return Group(title=title, options=first, more=more)


def chosen(query: SearchQuery, named: Labels, path: str) -> Iterable[Option]:
    """Yield the filters that are set, each with the address without it."""
    for name, value in query.filters.items():
        href = address(path, query.asked_for(**{name: ""}))
        yield Option(label=named[name].get(value, value), count=0, href=href, is_current=True)


def sorts(query: SearchQuery, path: str) -> Iterable[Option]:
    """Yield the orders."""
    for sort in Sort:
        href = address(path, query.sorted_by(sort))
        yield Option(label=str(sort.label), count=0, href=href, is_current=sort is query.sort)


def day_control(query: SearchQuery, path: str, *, today: date) -> DayControl:
    """Return the form that asks for what is in force on a day; any other filter is kept."""
    asked = query.filters.get("valid_on", "")
    ready = ((_("Hôm nay"), today.isoformat()), (_("Bất kỳ"), ""))
    return DayControl(
        name=FILTERS["valid_on"],
        value=asked,
        kept=tuple(query.asked_for(valid_on="").parameters().items()),
        quick=tuple(
            Option(
                label=label,
                count=0,
                href=address(path, query.asked_for(valid_on=day)),
                is_current=asked == day,
            )
            for label, day in ready
        ),
    )

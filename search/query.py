"""What was asked: words, phrases in quotation marks, numbers of documents, filters, order, page."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.vietnamese.folding import words as folded_words
from portal.vietnamese.writing import clean
from search.models import Kind
from search.numbers import number_prefixes

LONGEST_TEXT = 600
LONGEST_TYPED = 10_000  # beyond it nothing is even looked at
MOST_WORDS = 64
PAGE_SIZE = 10
LAST_PAGE = 50

# Question words and particles: too common to say what a question is about. "trong" is not among
# them: without its mark, "trồng" (to plant) is the same word.
_COMMON = (
    "bi boi cac cai can cho co cua cung da dang den di do duoc gi hay hoac khi khong la lam lai"
    " ma mot muon nao nay neu nhu nhung o phai qua ra rang sao sau se tai theo the thi"
    " tren tu tung ve vi viec voi vay va the of and to in a an is for on how what"
)
STOP_WORDS = frozenset(_COMMON.split())
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
# A minus that begins a word or a quotation: "rừng -cao -"cháy rừng"", but not "172-KH".
_EXCLUDED = re.compile(r"(?<!\S)-(?:[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]|([^\s\"“”„«»]+))")


class Sort(models.TextChoices):
    RELEVANCE = "relevance", _("Phù hợp nhất")
    DATE = "date", _("Mới nhất")


# The filters in the order in which they are offered, by the names they have in addresses.
FILTERS = {
    "kind": "loai",
    "document_kind": "van-ban",
    "year": "nam",
    "topic": "chu-de",
    "issuer": "co-quan",
    "commune": "xa-phuong",
    "language": "ngon-ngu",
    "valid_on": "hieu-luc",
}
# Those whose values can be counted and offered; a day is asked for, not chosen from a list.
FACETS = tuple(name for name in FILTERS if name != "valid_on")
TEXT, SORT, PAGE = "q", "sap-xep", "trang"
# "1" asks for exactly what was typed: nothing is corrected.
EXACT = "nguyen-van"


@dataclass(frozen=True)
class Expansion:
    """Folded words that may stand for some of the asked ones, as they are written with marks."""

    of: tuple[str, ...]
    words: tuple[str, ...]
    written: str


@dataclass(frozen=True, kw_only=True)
class SearchQuery:
    """
    A question put to an engine; every value is already safe to use.

    `filters` hold texts: `valid_on` an ISO date, `commune` a code, `topic` a slug. `is_cut` says
    that more was typed than is looked for.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    expansions: tuple[Expansion, ...] = ()
    numbers: tuple[str, ...] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    is_exact: bool = False
    is_cut: bool = False
    # The day on which it is asked: what is no longer in force then answers worse.
    on: date | None = None

    @classmethod
    def parse(cls, data: Mapping[str, str]) -> Self:
        """
        Return the question that an address asks; nothing in it is ever refused.

        What cannot be understood is left out: an unknown kind, a year in words, page −3.
        """
        typed = " ".join(clean(data.get(TEXT, "")[:LONGEST_TYPED]).split())
        text = typed[:LONGEST_TEXT].rstrip()
        asked = _EXCLUDED.sub(" ", text)
        return cls(
            text=text,
            words=_folded(asked),
            phrases=tuple(_phrases(asked)),
            excluded=tuple(_excluded(text)),
            numbers=number_prefixes(asked),
            filters=dict(_filters(data)),
            sort=_sort(data.get(SORT, "")),
            page=_page(data.get(PAGE, "")),
            is_exact=data.get(EXACT) == "1",
            is_cut=len(typed) > LONGEST_TEXT or len(folded_words(asked)) > MOST_WORDS,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not self.words and not self.filters

    @property
    def telling_words(self) -> tuple[str, ...]:
        """The distinct words that say what is sought; all of them if all are common."""
        distinct = tuple(dict.fromkeys(self.words))
        return tuple(word for word in distinct if word not in STOP_WORDS) or distinct

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The distinct pairs of neighbouring words."""
        return tuple(dict.fromkeys(zip(self.words, self.words[1:], strict=False)))

    @property
    def telling_pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs of which at least one word is telling."""
        return tuple(pair for pair in self.pairs if not STOP_WORDS.issuperset(pair))

    def asked_for(self, **changes: str) -> Self:
        """Return the question with some filters set, or lifted where the value is empty."""
        filters = {**self.filters, **changes}
        kept = {name: value for name, value in filters.items() if value}
        return replace(self, filters=kept, page=1)

    def unfiltered(self) -> Self:
        """Return the question without any filter."""
        return replace(self, filters={}, page=1)

    def sorted_by(self, sort: Sort) -> Self:
        """Return the question in another order."""
        return replace(self, sort=sort, page=1)

    def written(self, text: str) -> Self:
        """Return the question in other words, with the same filters and order."""
        return type(self).parse(replace(self, page=1).parameters() | {TEXT: text})

    def exactly(self) -> Self:
        """Return the question to be taken as it was typed."""
        return replace(self, is_exact=True)

    def on_page(self, page: int) -> Self:
        """Return the question for another page of its answer."""
        return replace(self, page=page)

    def parameters(self) -> dict[str, str]:
        """Return what stands in the address that asks this; parsing it gives the question again."""
        asked = {TEXT: self.text}
        asked |= {FILTERS[name]: self.filters[name] for name in FILTERS if name in self.filters}
        if self.sort is not Sort.RELEVANCE:
            asked[SORT] = self.sort.value
        if self.page > 1:
            asked[PAGE] = str(self.page)
        if self.is_exact:
            asked[EXACT] = "1"
        return asked


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    for found in _QUOTED.finditer(text):
        if phrase := _folded(found.group(1)):
            yield phrase


def _excluded(text: str) -> Iterator[tuple[str, ...]]:
    for found in _EXCLUDED.finditer(text):
        if phrase := _folded(found.group(1) or found.group(2)):
            yield phrase


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word for *_, word in folded_words(text))[:MOST_WORDS]


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _filters(data: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, parameter in FILTERS.items():
        value = " ".join(clean(data.get(parameter, ""))[:255].split())
        if value and _CHECKS.get(name, bool)(value):
            yield name, value


_CHECKS: dict[str, Callable[[str], object]] = {
    "kind": Kind.values.__contains__,
    "year": re.compile(r"[12][0-9]{3}").fullmatch,
    "topic": re.compile(r"[\w-]{1,80}").fullmatch,
    "document_kind": re.compile(r"\w{1,40}").fullmatch,
    "commune": re.compile(r"[0-9]{5}").fullmatch,
    "valid_on": _is_day,
    "language": re.compile(r"[a-z]{2}(-[a-z]{2,4})?").fullmatch,
}


def _sort(value: str) -> Sort:
    return Sort(value) if value in Sort.values else Sort.RELEVANCE


def _page(value: str) -> int:
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1
    return min(max(number, 1), LAST_PAGE)

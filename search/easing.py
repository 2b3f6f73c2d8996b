"""Easier questions than one that found little: without its filters, quotation marks, or a word."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from portal.vietnamese.folding import words
from search.query import STOP_WORDS, TEXT, SearchQuery

MOST_WORDS_DROPPED = 6
MOST_OFFERED = 4
# Each offer is counted, so that none leads to nothing again; the page waits no longer for them.
MILLISECONDS_FOR_COUNTING = 60
_QUOTES = re.compile(r"[\"“”„«»]")


class Easing(StrEnum):
    """What an easier question leaves out."""

    FILTERS = "filters"
    QUOTES = "quotes"
    WORD = "word"


@dataclass(frozen=True)
class Easier:
    """A question that finds more, and how many pages it finds."""

    easing: Easing
    query: SearchQuery
    dropped: str
    total: int


def easier(query: SearchQuery, *, found: int, count: Callable[[SearchQuery], int]) -> list[Easier]:
    """Return the questions that leave out one thing and find more than `found`, the best first."""
    until = time.monotonic() + MILLISECONDS_FOR_COUNTING / 1000
    offers: list[Easier] = []
    for easing, dropped, asked in _attempts(query):
        if time.monotonic() > until:
            break
        total = count(asked)
        if total > found:
            offers.append(Easier(easing=easing, query=asked, dropped=dropped, total=total))
    # What is nearest to the question first: the same words, then those without the fewest pages.
    order = list(Easing)
    offers.sort(key=lambda offer: (order.index(offer.easing), offer.total))
    return offers[:MOST_OFFERED]


def _attempts(query: SearchQuery) -> Iterator[tuple[Easing, str, SearchQuery]]:
    if query.filters and query.words:
        yield Easing.FILTERS, "", query.unfiltered()
    if query.phrases:
        yield Easing.QUOTES, "", _asking(query, _QUOTES.sub(" ", query.text))
        return
    placed = [place for place in words(query.text) if place[2] not in STOP_WORDS]
    if not 2 <= len(placed) <= MOST_WORDS_DROPPED:
        return
    for start, end, _word in placed:
        without = f"{query.text[:start]} {query.text[end:]}"
        yield Easing.WORD, query.text[start:end], _asking(query, without)


def _asking(query: SearchQuery, text: str) -> SearchQuery:
    """Return the question with another text and everything else as it was."""
    parsed = SearchQuery.parse({TEXT: text})
    return replace(parsed, filters=query.filters, sort=query.sort)

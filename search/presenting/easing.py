"""Help after little or nothing was found: easier questions as links."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.answering import SearchResults, SearchUnavailableError, answer
from search.easing import Easier, Easing, easier
from search.presenting.filters import address
from search.query import SearchQuery


@dataclass(frozen=True)
class Way:
    """An easier question: what it is, where it leads, how many pages it finds."""

    label: str
    text: str
    href: str
    total: int


def ways_on(results: SearchResults, path: str) -> tuple[Way, ...]:
    """Return the easier questions that find more; none if the engines fail meanwhile."""
    try:
        found = easier(results.query, found=results.total, count=_total)
    except SearchUnavailableError:
        return ()
    return tuple(
        Way(
            label=_label(one),
            text=one.query.text,
            href=address(path, one.query),
            total=one.total,
        )
        for one in found
    )


def _total(query: SearchQuery) -> int:
    return answer(query.exactly()).total


def _label(one: Easier) -> str:
    labels = {
        Easing.FILTERS: _("Bỏ mọi bộ lọc"),
        Easing.QUOTES: _("Bỏ dấu ngoặc kép"),
        Easing.WORD: _("Bỏ từ “%(word)s”") % {"word": one.dropped},
    }
    return labels[one.easing]

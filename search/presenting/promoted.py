"""What editors put first."""

from dataclasses import dataclass
from datetime import date

from search.models import Promotion
from search.query import SearchQuery, Sort


@dataclass(frozen=True)
class Promoted:
    """A result that editors put first, with where it leads."""

    title: str
    summary: str
    href: str


def promoted(query: SearchQuery, *, on: date) -> tuple[Promoted, ...]:
    """Return what editors put first for a question; nothing once it was narrowed or turned over."""
    if query.page > 1 or query.filters or query.sort is not Sort.RELEVANCE:
        return ()
    return tuple(
        Promoted(title=str(one), summary=one.summary, href=one.address)
        for one in Promotion.objects.for_query(query, on=on)
    )

"""From passages, best first, to pages with their best passages."""

from collections.abc import Iterable, Sequence

from search.engines.base import PASSAGES_PER_PAGE, Match
from search.ranking.scoring import Candidate, Scorer

# So many passages are weighed by all terms; those behind keep the order in which they came.
MOST_WEIGHED = 150


def arranged(passages: Iterable[Candidate], scorer: Scorer) -> list[Match]:
    """Return the passages' pages, the one with the best passage first."""
    scored = [(scorer.score(passage), passage) for passage in passages]
    scored.sort(key=lambda pair: (-pair[0], pair[1].page, pair[1].entry))
    return grouped([(passage.page, passage.entry) for _, passage in scored])


def grouped(ordered: Sequence[tuple[int, int]]) -> list[Match]:
    """Return pages in the order in which they first come, each with its first passages."""
    pages: dict[int, list[int]] = {}
    for page, entry in ordered:
        entries = pages.setdefault(page, [])
        if len(entries) < PASSAGES_PER_PAGE:
            entries.append(entry)
    return [Match(page_id=page, entries=tuple(entries)) for page, entries in pages.items()]

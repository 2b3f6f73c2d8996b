"""What was understood of a question, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.answering import SearchResults
from search.presenting.filters import address
from search.wording.suggesting import SuggestionKind


@dataclass(frozen=True)
class Proposal:
    """The question in other words, with the address that asks it."""

    text: str
    href: str
    is_same: bool = False


def proposed(results: SearchResults, path: str) -> Proposal | None:
    """Return what the reader may have meant; `is_same` if only marks are missing."""
    meant = results.suggestion
    if meant is None:
        return None
    return Proposal(
        text=meant.text,
        href=address(path, results.query.written(meant.text)),
        is_same=meant.kind is SuggestionKind.MARKS,
    )


def typed(results: SearchResults, path: str) -> Proposal | None:
    """Return the question as it was typed, to be asked so, where its correction was answered."""
    if not results.corrected_from:
        return None
    as_typed = results.query.written(results.corrected_from).exactly()
    return Proposal(text=results.corrected_from, href=address(path, as_typed))


def quoted(phrases: Iterable[tuple[str, ...]]) -> list[str]:
    """Return phrases as texts."""
    return [" ".join(phrase) for phrase in phrases]

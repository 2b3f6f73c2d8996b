"""What was understood of a question, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.vietnamese.folding import nfc, words
from search.answering import SearchResults
from search.presenting.filters import address
from search.query import SearchQuery
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


def stand_ins(query: SearchQuery) -> list[tuple[str, str]]:
    """Return the terms as they were typed, each with what is looked for beside it."""
    meanings: dict[tuple[str, ...], list[str]] = {}
    for expansion in query.expansions:
        meanings.setdefault(expansion.of, []).append(expansion.written)
    return [(_as_typed(query.text, of), ", ".join(written)) for of, written in meanings.items()]


def _as_typed(text: str, of: tuple[str, ...]) -> str:
    """Return the stretch of the question that folds to these words."""
    found = words(text)
    for at in range(len(found)):
        stretch = found[at : at + len(of)]
        if tuple(word for *_, word in stretch) == of:
            return nfc(text)[stretch[0][0] : stretch[-1][1]]
    return " ".join(of)


def quoted(phrases: Iterable[tuple[str, ...]]) -> list[str]:
    """Return phrases as texts."""
    return [" ".join(phrase) for phrase in phrases]

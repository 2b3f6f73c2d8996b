"""What a reader may have meant, from how he typed it."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from portal.vietnamese.folding import fold
from search.query import SearchQuery
from search.wording.lexicon import Forms, Pairs, Reader
from search.wording.respelling import respelt
from search.wording.restoring import Likelihood, choices, commonest, is_known, likeliest
from search.wording.spelling import near, transposed
from search.wording.typed import TypedWord, neighbours, rewritten, typed_words
from search.wording.unkeyed import keyed, unkeyed

# An answer of so few pages may be few because a word is misspelt.
FEW = 3
# A word without neighbours is given marks only if it is nearly always written so.
NEARLY_ALWAYS = 0.7


class SuggestionKind(StrEnum):
    """What was the matter with what was typed."""

    MARKS = "marks"
    TELEX = "telex"
    SPELLING = "spelling"


@dataclass(frozen=True)
class Suggestion:
    """The question as it may have been meant; `text` is the whole of it."""

    kind: SuggestionKind
    text: str


def suggestion(query: SearchQuery, *, total: int) -> Suggestion | None:
    """Return how else to write a question that found `total` pages, or None."""
    words = typed_words(query.text)
    return Reading(query.text, words).suggestion(total=total) if words else None


class Reading:
    """One question read with the lexicon."""

    def __init__(self, text: str, words: tuple[TypedWord, ...]) -> None:
        self._text, self._words = text, words
        self._lexicon = Reader.current()
        self._keyed = keyed(words)
        folded = [*(word.folded for word in words), *map(fold, self._keyed.values())]
        self._forms = self._lexicon.forms(folded)
        self._unknown = [
            index
            for index, word in enumerate(words)
            if word.folded not in self._forms and word.folded.isalpha()
        ]

    def suggestion(self, *, total: int) -> Suggestion | None:
        """Return the first that holds: keys of an input method, slips, missing marks."""
        if changes := unkeyed(self._words, self._keyed, self._forms):
            return self._suggested(SuggestionKind.TELEX, changes)
        if changes := self._respelt(is_little=total <= FEW):
            return self._suggested(SuggestionKind.SPELLING, changes)
        if changes := self._marked():
            return self._suggested(SuggestionKind.MARKS, changes)
        return None

    def _suggested(self, kind: SuggestionKind, changes: Mapping[int, str]) -> Suggestion | None:
        written = rewritten(self._text, self._words, changes)
        return Suggestion(kind=kind, text=written) if written != self._text else None

    @cached_property
    def _pairs(self) -> Pairs:
        return self._lexicon.pairs(
            (first.folded, second.folded) for first, second in neighbours(self._words)
        )

    def _respelt(self, *, is_little: bool) -> dict[int, str]:
        """Return the misspelt words as they may have been meant, the others with their marks."""
        if len(self._unknown) > max(1, len(self._words) // 3):
            return {}  # another language rather than so many slips
        if not self._unknown and not (is_little and len(self._words) > 1):
            return {}
        return respelt(
            self._words,
            self._unknown or self._lonely(),
            near=near if self._unknown else transposed,
            forms=self._forms,
            reader=self._lexicon,
        )

    def _lonely(self) -> list[int]:
        """Return the known words that are never met beside their neighbours here."""
        met = {fold(pair) for pair in self._pairs}
        together = {
            word
            for first, second in neighbours(self._words)
            if f"{first.folded} {second.folded}" in met
            for word in (first, second)
        }
        return [
            index
            for index, word in enumerate(self._words)
            if word not in together and word.folded in self._forms
        ]

    def _marked(self) -> dict[int, str]:
        """Return the words that were typed without their marks."""
        words, forms = self._words, self._forms
        if all(is_known(word, forms) for word in words) or 4 * len(self._unknown) > len(words):
            return {}
        if len(words) == 1:
            return _changed(words, _nearly_always(words[0], forms))
        likelihood = Likelihood(forms=forms, pairs=self._pairs, total=self._lexicon.total)
        row = likeliest(words, [choices(word, forms) for word in words], likelihood)
        met = [
            f"{first} {second}" in self._pairs
            for (first, second), (before, word) in zip(
                itertools.pairwise(row), itertools.pairwise(words), strict=True
            )
            if word.is_after_space and {before.folded, word.folded} <= forms.keys()
        ]
        return _changed(words, row) if 2 * sum(met) >= len(met) else {}


def _nearly_always(word: TypedWord, forms: Forms) -> list[str]:
    """Return how a single word is nearly always written, or as it was typed."""
    known = forms.get(word.folded, {})
    best = commonest(known, 1)
    is_sure = bool(best) and known[best[0]] >= NEARLY_ALWAYS * sum(known.values())
    return best if is_sure else [word.written]


def _changed(words: tuple[TypedWord, ...], row: list[str]) -> dict[int, str]:
    pairs = enumerate(zip(words, row, strict=True))
    return {index: written for index, (word, written) in pairs if written != word.written}

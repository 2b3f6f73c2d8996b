"""Restoring marks: of all ways to write a row of words, the likeliest by counts of neighbours."""

import math
from collections.abc import Mapping, Sequence

from search.wording.lexicon import Forms, Pairs
from search.wording.typed import TypedWord

# How much the neighbours say, beside how common the word is by itself.
NEIGHBOURS = 0.95
# Rarer ways to write a syllable are not tried.
MOST_FORMS = 16
UNSEEN = 0.5
# A form so many times rarer than another of the same letters is taken for a slip.
SO_RARE = 300

# A way to write a word, and the logarithm of what is lost by taking it for the typed one.
Choice = tuple[str, float]


def choices(word: TypedWord, forms: Forms) -> list[Choice]:
    """Return how a word may be written: as typed if its marks are known, else in known ways."""
    known = forms.get(word.folded, {})
    if not known or is_known(word, forms):
        return [(word.written, 0.0)]
    return [(written, 0.0) for written in commonest(known)]


def is_known(word: TypedWord, forms: Forms) -> bool:
    """Return whether a word has marks that are no slip: "lọai" is met once where "loại" is ever."""
    known = forms.get(word.folded, {})
    return word.is_marked and known.get(word.written, 0) * SO_RARE >= max(known.values(), default=1)


def commonest(forms: Mapping[str, int], most: int = MOST_FORMS) -> list[str]:
    """Return the commonest ways to write a word."""
    return sorted(forms, key=lambda written: (-forms[written], written))[:most]


class Likelihood:
    """How likely words are, and one after another."""

    def __init__(self, *, forms: Forms, pairs: Pairs, total: int) -> None:
        self._counts = {
            written: count for known in forms.values() for written, count in known.items()
        }
        self._pairs = pairs
        self._all = total or 1

    def of(self, written: str) -> float:
        """Return the logarithm of how likely a word is by itself."""
        return math.log(self._counts.get(written, UNSEEN) / self._all)

    def after(self, first: str, second: str) -> float:
        """Return the logarithm of how likely the second word is after the first."""
        both = self._pairs.get(f"{first} {second}", 0)
        before = max(self._counts.get(first, 0), both, 1)
        alone = self._counts.get(second, UNSEEN) / self._all
        return math.log(NEIGHBOURS * both / before + (1 - NEIGHBOURS) * alone)


def likeliest(
    words: Sequence[TypedWord], lattice: Sequence[Sequence[Choice]], likelihood: Likelihood
) -> list[str]:
    """Return the likeliest row of words, one of each list of choices (Viterbi)."""
    best: list[tuple[float, list[str]]] = []
    for word, ways in zip(words, lattice, strict=True):
        if not word.is_after_space:
            # What stands before a comma says little of what follows.
            score, row = max(best, default=(0.0, []))
            best = [(score + cost + likelihood.of(way), [*row, way]) for way, cost in ways]
            continue
        best = [
            max((score + cost + likelihood.after(row[-1], way), [*row, way]) for score, row in best)
            for way, cost in ways
        ]
    return max(best)[1] if best else []

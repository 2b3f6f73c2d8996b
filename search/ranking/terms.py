"""What of a question counts: its words and its pairs of neighbouring words, each with a weight."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log

from search.query import STOP_WORDS, SearchQuery

# No folded word holds it, so no word can be taken for a pair.
JOINT = "_"

# Measured on questions of citizens and of examinations, see docs/search-quality.md.
# A passage's title and heading count more than its text, and its length accordingly.
WEIGHT_OF_A_TITLE = 1.5
WEIGHT_OF_A_PAIR = 0.7
WEIGHT_OF_A_COMMON_WORD = 0.3
WEIGHT_OF_AN_EXPANSION = 0.3


@dataclass(frozen=True)
class Statistics:
    """What an index knows of itself: passages, their average length in words, passages by term."""

    passages: int
    average_length: float
    frequencies: Mapping[str, int]

    def rarity(self, term: str) -> float:
        """Return how much a term tells, after BM25: 0 for one that is everywhere."""
        found = self.frequencies.get(term, 0)
        return log(1 + (self.passages - found + 0.5) / (found + 0.5))


def pairs(words: Iterable[str]) -> Iterator[str]:
    """Return the pairs of neighbours as terms: "tang_truong", "truong_xanh"."""
    return map(JOINT.join, pairwise(words))


def index_terms(words: str) -> str:
    """Return words separated by spaces, followed by their pairs, as an index takes them."""
    return f"{words} {' '.join(pairs(words.split()))}"


def weights(query: SearchQuery) -> dict[str, float]:
    """Return every term of the question with its weight, rarity apart."""
    weighed = _weighed(query.words)
    for expansion in query.expansions:
        for term, weight in _weighed(expansion.words).items():
            weighed.setdefault(term, weight * WEIGHT_OF_AN_EXPANSION)
    return weighed


def _weighed(words: tuple[str, ...]) -> dict[str, float]:
    weighed = {
        word: WEIGHT_OF_A_COMMON_WORD if word in STOP_WORDS else 1.0
        for word in dict.fromkeys(words)
    }
    for before, word in pairwise(words):
        if not STOP_WORDS.issuperset((before, word)):
            weighed[f"{before}{JOINT}{word}"] = WEIGHT_OF_A_PAIR
    return weighed

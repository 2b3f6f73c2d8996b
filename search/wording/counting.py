"""Counting the words of texts and their neighbours, in bounded memory."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from portal.vietnamese.tones import in_one_place
from search.models.lexicon import LONGEST_WORD

MOST_WORDS = 60_000
MOST_PAIRS = 400_000

_WORD = re.compile(r"[^\W_]+")
# Words on two sides of a comma are no neighbours.
_BREAK = re.compile(r"[^\w\s]+|_+|\n+")


@lru_cache(maxsize=1 << 16)
def written_form(word: str) -> str:
    """Return a word as the lexicon keeps it, or nothing for what is no word: "2024", "12a"."""
    if len(word) > LONGEST_WORD or not word[0].isalpha():
        return ""
    written = in_one_place(word)
    return written if len(written) <= LONGEST_WORD else ""


class Tally:
    """Counts of words and pairs; the rarest are forgotten when there are too many."""

    def __init__(
        self,
        *,
        words: Mapping[str, int] | None = None,
        pairs: Mapping[str, int] | None = None,
        most_words: int = MOST_WORDS,
        most_pairs: int = MOST_PAIRS,
    ) -> None:
        self.words = Counter(words)
        self.pairs = Counter(pairs)
        self._most_words, self._most_pairs = most_words, most_pairs

    def add(self, texts: Iterable[str]) -> None:
        """Count the words of some texts."""
        for text in texts:
            for stretch in _BREAK.split(text):
                self._add_stretch([written_form(word) for word in _WORD.findall(stretch)])
        # Twice as many as are kept may gather before the rarest go.
        if len(self.words) > 2 * self._most_words:
            self.words = _commonest(self.words, self._most_words)
        if len(self.pairs) > 2 * self._most_pairs:
            self.pairs = _commonest(self.pairs, self._most_pairs)

    def finish(self) -> None:
        """Keep the commonest words, and the commonest pairs of kept words."""
        self.words = _commonest(self.words, self._most_words)
        known = self.words.keys()
        among = Counter(
            {pair: count for pair, count in self.pairs.items() if known >= set(pair.split(" "))}
        )
        self.pairs = _commonest(among, self._most_pairs)

    def _add_stretch(self, words: list[str]) -> None:
        self.words.update(filter(None, words))
        self.pairs.update(
            f"{first} {second}" for first, second in itertools.pairwise(words) if first and second
        )


def _commonest(counts: Counter[str], most: int) -> Counter[str]:
    """Return the commonest, by count and then by the alphabet, so that one text gives one list."""
    if len(counts) <= most:
        return counts
    kept = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return Counter(dict(kept))

"""Terms and what they may stand for, found in the words of a question."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.vietnamese.folding import words as folded_words
from search.models.synonym import Direction, Synonym, SynonymKind
from search.query import Expansion

# A question is not drowned in what its words may stand for.
MOST_EXPANSIONS = 12

Words = tuple[str, ...]


@dataclass(frozen=True)
class Stand:
    """Words that may stand for a term; some only where the term stands before a figure."""

    words: Words
    written: str
    is_before_figure: bool


class Phrasebook:
    """The terms of some synonyms, by their words without marks."""

    def __init__(self, synonyms: Iterable[Synonym]) -> None:
        stands: dict[Words, dict[Words, Stand]] = defaultdict(dict)
        for of, stand in (pair for synonym in synonyms for pair in _pairs(synonym)):
            if of and stand.words and of != stand.words:
                stands[of].setdefault(stand.words, stand)
        self._stands = {of: tuple(found.values()) for of, found in stands.items()}
        self._longest = max(map(len, self._stands), default=0)
        self._first = frozenset(of[0] for of in self._stands)

    def expansions(self, words: Words) -> tuple[Expansion, ...]:
        """Return what the words may stand for; where terms overlap the longest counts."""
        return tuple(self._found(words))[:MOST_EXPANSIONS]

    def _found(self, words: Words) -> Iterator[Expansion]:
        at = 0
        while at < len(words):
            length = self._length(words, at) if words[at] in self._first else 0
            of = words[at : at + length]
            for stand in self._stands.get(of, ()):
                if not stand.is_before_figure or _is_figure(words[at + length :]):
                    yield Expansion(of=of, words=stand.words, written=stand.written)
            at += length or 1

    def _length(self, words: Words, at: int) -> int:
        """Return how many words the longest term has that begins here."""
        for length in range(min(self._longest, len(words) - at), 0, -1):
            if words[at : at + length] in self._stands:
                return length
        return 0


def _pairs(synonym: Synonym) -> Iterator[tuple[Words, Stand]]:
    term = _folded(synonym.term)
    is_number = synonym.kind == SynonymKind.NUMBER
    for meaning in synonym.meanings:
        yield term, Stand(_folded(meaning), meaning, is_number)
        if synonym.direction == Direction.BOTH:
            yield _folded(meaning), Stand(term, synonym.term, is_number)


def _folded(text: str) -> Words:
    return tuple(word for *_, word in folded_words(text))


def _is_figure(rest: Words) -> bool:
    """Return whether what follows is a number: "172", "số 172"."""
    after = rest[1:] if rest[:1] == ("so",) else rest
    return bool(after) and after[0].isdigit()

"""Words near one that nobody writes: a letter too many, too few, another, or two transposed."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.wording.lexicon import Vocabulary

# Shorter words are near to everything.
SHORTEST = 3
# From this length on two slips are allowed.
LONG = 8
MOST_NEAR = 8


def near(word: str, vocabulary: Vocabulary) -> list[str]:
    """Return the nearest known words without marks, the commonest first of those equally near."""
    if len(word) < SHORTEST:
        return []
    allowed = 2 if len(word) >= LONG else 1
    known = [
        other
        for length in range(len(word) - allowed, len(word) + allowed + 1)
        for other in vocabulary.by_length.get(length, ())
    ]
    found = process.extract(
        word, known, scorer=OSA.distance, processor=None, score_cutoff=allowed, limit=None
    )
    others = [(other, int(distance)) for other, distance, _index in found if other != word]
    others.sort(key=lambda item: (item[1], -vocabulary.counts[item[0]], item[0]))
    return [other for other, _distance in others[:MOST_NEAR]]


def transposed(word: str, vocabulary: Vocabulary) -> list[str]:
    """Return the known words that a word gives when two neighbouring letters change places."""
    others = {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)
    } - {word}
    return sorted(others & vocabulary.counts.keys())


def distance(first: str, second: str) -> int:
    """Return how many slips lie between two words; two transposed letters are one."""
    return int(OSA.distance(first, second))

"""What a passage is worth to a question: BM25 over words and pairs, and how much its title says."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from search.query import STOP_WORDS, SearchQuery
from search.ranking.terms import JOINT, WEIGHT_OF_A_TITLE, Statistics, weights

# Measured on questions of citizens and of examinations, see docs/search-quality.md.
SATURATION = 0.8
LENGTH_SHARE = 0.75
# A passage whose title is wholly asked for is worth so much more: two rare words.
FULL_TITLE = 16.0
FULL_TITLE_PAIRS = 8.0

# A clause that is asked for by its own number, "điều 75", is worth as much as a wholly asked title.
NAMED_CLAUSE = 16.0

# A document asked for by its number comes first whatever else matches: whole before beginning,
# and of several the one of the year that is named.
NUMBER = 1000.0
WHOLE_NUMBER = 100.0
SAME_YEAR = 50.0
# What is no longer in force answers worse than what is.
ENDED = 0.7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that came from an index; texts are folded words separated by spaces."""

    entry: int
    page: int
    title: str
    heading: str
    body: str
    keys: tuple[str, ...] = ()
    year: int | None = None
    has_ended: bool = False


class Scorer:
    """Weighs passages against one question."""

    def __init__(self, query: SearchQuery, statistics: Statistics) -> None:
        self._numbers = query.numbers
        self._years = {int(word) for word in query.words if len(word) == 4 and word.isdecimal()}
        self._clauses = tuple(
            f"dieu {number} "
            for word, number in pairwise(query.words)
            if word == "dieu" and number[0].isdecimal()
        )
        self._average = max(statistics.average_length, 1.0)
        self._weights = {
            term: weight * statistics.rarity(term) for term, weight in weights(query).items()
        }
        self._words = {word for term in self._weights for word in term.split(JOINT)}
        self._titles: dict[str, float] = {}

    def score(self, passage: Candidate) -> float:
        """Return what the passage is worth, 0 for nothing in common."""
        title = f"{passage.title} {passage.heading}".split()
        body = passage.body.split()
        found = self._count(title, body)
        length = len(body) + WEIGHT_OF_A_TITLE * len(title)
        worth = self._bm25(found, length / self._average)
        worth += self._title_worth(passage.heading or passage.title)
        if self._clauses and f"{passage.heading or passage.title} ".startswith(self._clauses):
            # Every law has a clause of that number: the law's own name decides.
            worth += NAMED_CLAUSE + (self._title_worth(passage.title) if passage.heading else 0.0)
        if passage.has_ended:
            worth *= ENDED
        return worth + self._number_worth(passage)

    def _count(self, title: list[str], body: list[str]) -> dict[str, float]:
        """Return how often each term stands there, in the title counted higher."""
        sought, weights_, found = self._words, self._weights, dict[str, float]()
        words = [*title, "", *body]  # nothing stands side by side across the gap
        titled, last = len(title), -2
        for at in [at for at, word in enumerate(words) if word in sought]:
            word, weight = words[at], WEIGHT_OF_A_TITLE if at < titled else 1.0
            if word in weights_:
                found[word] = found.get(word, 0.0) + weight
            if at == last + 1:
                pair = f"{words[last]}{JOINT}{word}"
                if pair in weights_:
                    found[pair] = found.get(pair, 0.0) + weight
            last = at
        return found

    def _bm25(self, found: Mapping[str, float], length: float) -> float:
        damping = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length)
        return sum(
            self._weights[term] * count * (SATURATION + 1) / (count + damping)
            for term, count in found.items()
        )

    def _title_worth(self, title: str) -> float:
        """Return what the share of the title that is asked for is worth."""
        known = self._titles.get(title)
        if known is None:
            words = _named(title.split())
            telling = {word for word in words if word not in STOP_WORDS}
            worth = FULL_TITLE * len(telling & self._words) / len(telling) if telling else 0.0
            neighbours = {
                f"{before}{JOINT}{word}"
                for before, word in pairwise(words)
                if before in telling or word in telling
            }
            shared = len(neighbours & self._weights.keys())
            known = worth + (FULL_TITLE_PAIRS * shared / len(neighbours) if shared else 0.0)
            self._titles[title] = known
        return known

    def _number_worth(self, passage: Candidate) -> float:
        if not any(key.startswith(self._numbers) for key in passage.keys):
            return 0.0
        whole = WHOLE_NUMBER if not set(passage.keys).isdisjoint(self._numbers) else 0.0
        return NUMBER + whole + (SAME_YEAR if passage.year in self._years else 0.0)


def _named(words: list[str]) -> list[str]:
    """Return a title's words without "Điều 12": every clause has such a number."""
    if "dieu" not in words:
        return words
    numbers = {
        at + 1 for at, word in enumerate(words[:-1]) if word == "dieu" and words[at + 1].isdecimal()
    }
    return [word for at, word in enumerate(words) if at not in numbers and at + 1 not in numbers]

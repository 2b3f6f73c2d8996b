"""
By which terms an index is asked.

Reading every passage that shares a word with a long question takes seconds in a large index, and
nearly all of them share only common words. So an index is asked by the question's rarest terms,
as many as may be read in good time; what comes is then weighed by all terms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from search.query import Expansion, SearchQuery
from search.ranking.terms import Statistics, pairs, weights

# Passages read for one question: some ten milliseconds' worth, growing with the index.
FEWEST_READ = 15_000
MOST_READ = 60_000
SHARE_READ = 0.05

# A longer question is answered by what shares enough with it, a shorter one by what has its words.
LONGEST_SHORT = 3
# How much of what is asked by, a passage must have to count as an answer: of four words about two
# that stand together, of a long question's many words a tenth.
LEAST_SHARE = 0.1
WORDS_SHARED = 1.2

Conjunction = tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """
    How to ask an index.

    A passage comes if it has all terms of one of `gates`; without gates, if the `anchors` it has
    weigh `least` together. Anchors say in which order passages come. All have every term of
    `required` and none of `excluded` whole.
    """

    anchors: Mapping[str, float]
    gates: tuple[Conjunction, ...]
    least: float
    required: tuple[Conjunction, ...]
    excluded: tuple[Conjunction, ...]


def terms_of(query: SearchQuery) -> tuple[str, ...]:
    """Return the terms whose frequencies a plan asks for."""
    return tuple(weights(query))


def plan(query: SearchQuery, statistics: Statistics) -> Plan:
    """Return how to ask an index that has these statistics."""
    telling = query.telling_words
    is_short = len(telling) <= LONGEST_SHORT
    weighed = {
        term: weight * statistics.rarity(term)
        for term, weight in weights(query).items()
        if statistics.frequencies.get(term)
    }
    anchors = weighed if is_short else _rarest(weighed, statistics)
    return Plan(
        anchors=anchors,
        gates=_gates(query, telling) if is_short else (),
        least=max(LEAST_SHARE, WORDS_SHARED / max(len(telling), 1)) * sum(anchors.values()),
        required=query.phrases,
        excluded=query.excluded,
    )


def _rarest(weighed: Mapping[str, float], statistics: Statistics) -> dict[str, float]:
    left = min(max(FEWEST_READ, round(statistics.passages * SHARE_READ)), MOST_READ)
    chosen: dict[str, float] = {}
    for term in sorted(weighed, key=lambda term: (statistics.frequencies[term], term)):
        left -= statistics.frequencies[term]
        if left < 0 and chosen:
            break
        chosen[term] = weighed[term]
    return chosen


def _gates(query: SearchQuery, telling: tuple[str, ...]) -> tuple[Conjunction, ...]:
    """Return what answers a short question: of two words both, of three any two."""
    wanted = min(2, len(telling))
    asked = list(combinations(telling, wanted))
    return (*asked, *(_with(expansion, telling) for expansion in query.expansions))


def _with(expansion: Expansion, telling: tuple[str, ...]) -> Conjunction:
    """Return the question with the expansion in place of the words it stands for."""
    rest = tuple(word for word in telling if word not in expansion.of)
    return (*(tuple(pairs(expansion.words)) or expansion.words), *rest)

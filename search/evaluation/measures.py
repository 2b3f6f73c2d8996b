"""
How good one answer is: the usual measures over grades, as trec_eval and BEIR define them.

The answer is given as the grades of what was found, best first, 0 for what was not judged; the
ideal as the grades of all that was judged above 0.
"""

import math
from collections.abc import Iterable, Sequence


def ndcg(found: Sequence[int], judged: Iterable[int], *, at: int = 10) -> float:
    """
    Return the discounted gain of the first `at` hits as a share of the best possible one.

    A grade g gains 2^g − 1, divided by the binary logarithm of its rank plus one (Burges 2005).
    """
    best = _gain(sorted(judged, reverse=True)[:at])
    return _gain(found[:at]) / best if best else 0.0


def recall(found: Sequence[int], judged: Iterable[int], *, at: int) -> float:
    """Return the share of what was judged above 0 that is among the first `at` hits."""
    relevant = sum(grade > 0 for grade in judged)
    return sum(grade > 0 for grade in found[:at]) / relevant if relevant else 0.0


def reciprocal_rank(found: Sequence[int], *, at: int = 10) -> float:
    """Return one over the rank of the first hit judged above 0, and 0 if none is within `at`."""
    for rank, grade in enumerate(found[:at], start=1):
        if grade > 0:
            return 1 / rank
    return 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))

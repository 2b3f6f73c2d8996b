"""Reading the lexicon: how words are written, which stand side by side, and which there are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Sum

from search.models import Lexicon, LexiconPair, LexiconWord

# Words this rare are as likely misspelt themselves as what they would correct.
MOST_TO_CORRECT_BY = 20_000

Forms = Mapping[str, Mapping[str, int]]
Pairs = Mapping[str, int]


@dataclass(frozen=True)
class Vocabulary:
    """The commonest words without marks with their counts, by length."""

    counts: Mapping[str, int]
    by_length: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True)
class Reader:
    """One generation of the lexicon, which counts `total` words of running text."""

    generation: int
    total: int

    @classmethod
    def current(cls) -> "Reader":
        """Return the current generation; before the first there is an empty one."""
        row = Lexicon.objects.filter(pk=1).values_list("generation", "total").first()
        return cls(*row) if row else cls(generation=0, total=0)

    def forms(self, folded: Iterable[str]) -> Forms:
        """Return for each word without marks how it is written, with counts; one query."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        rows = LexiconWord.objects.filter(generation=self.generation, folded__in=set(folded))
        for word, written, count in rows.values_list("folded", "written", "count"):
            found[word][written] = count
        return dict(found)

    def pairs(self, folded: Iterable[tuple[str, str]]) -> Pairs:
        """Return how often the pairs without marks are written in which way; one query."""
        wanted = {" ".join(pair) for pair in folded}
        rows = LexiconPair.objects.filter(generation=self.generation, folded__in=wanted)
        return dict(rows.values_list("written", "count"))

    def vocabulary(self) -> Vocabulary:
        """Return the words there are, kept in the process until another lexicon is learnt."""
        return _vocabulary(self.generation)


@lru_cache(maxsize=1)
def _vocabulary(generation: int) -> Vocabulary:
    rows = (
        LexiconWord.objects.filter(generation=generation)
        .values("folded")
        .annotate(together=Sum("count"))
        .order_by("-together", "folded")[:MOST_TO_CORRECT_BY]
    )
    counts = {row["folded"]: row["together"] for row in rows}
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in counts:
        by_length[len(word)].append(word)
    return Vocabulary(
        counts=counts, by_length={length: tuple(words) for length, words in by_length.items()}
    )

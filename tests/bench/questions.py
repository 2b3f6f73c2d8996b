"""Questions to time: whole sentences of 30 syllables, and what people type in a hurry."""

import random
from collections.abc import Callable, Iterable

from portal.vietnamese.folding import nfc
from search.query import STOP_WORDS, SearchQuery
from tests.bench.corpus import RealTexts

SYLLABLES = 30


def long_questions(texts: RealTexts, count: int, *, seed: int = 1) -> list[str]:
    """Return real questions, cut to 30 syllables or joined with another one to reach them."""
    chance = random.Random(seed)  # noqa: S311
    asked = chance.sample(texts.questions, len(texts.questions))
    found = []
    syllables: list[str] = []
    while len(found) < count:
        for question in asked:
            syllables += nfc(question).split()
            if len(syllables) >= SYLLABLES:
                found.append(" ".join(syllables[:SYLLABLES]))
                syllables = []
        chance.shuffle(asked)
    return found[:count]


def short_questions(texts: RealTexts, count: int, *, seed: int = 1) -> list[str]:
    """Return one to three neighbouring words of real questions, of which one at least tells."""
    chance = random.Random(seed)  # noqa: S311
    found: list[str] = []
    while len(found) < count:
        words = chance.choice(texts.questions).split()
        length = 1 + len(found) % 3
        start = chance.randrange(max(1, len(words) - length))
        asked = " ".join(words[start : start + length])
        if not STOP_WORDS.issuperset(SearchQuery.parse({"q": asked}).words):
            found.append(asked)
    return found


def numbers(known: Iterable[str], count: int, *, seed: int = 1) -> list[str]:
    """Return numbers of documents as they are typed: whole, small, run together, their start."""
    chance = random.Random(seed)  # noqa: S311
    typed: tuple[Callable[[str], str], ...] = (
        str,
        str.lower,
        lambda number: number.replace("/", "").replace("-", "").lower(),
        lambda number: number.split("-", maxsplit=1)[0],
    )
    chosen = chance.sample(sorted(known), count)
    return [typed[place % len(typed)](number) for place, number in enumerate(chosen)]

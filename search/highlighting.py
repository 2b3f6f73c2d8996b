"""Which part of a text answers the question, with the words that do marked in the original."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from portal.vietnamese.folding import fold, nfc
from search.query import SearchQuery

SNIPPET_LENGTH = 260
_ELLIPSIS = "…"
# So much of a snippet's length may lie between its first match and its last.
_SPREAD = SNIPPET_LENGTH * 3 // 4
_WORDS_BEFORE = 6
_LETTER = re.compile(r"[^\W_]")
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Segment:
    """A stretch of the original text, marked or not."""

    text: str
    is_match: bool = False


class _Found(NamedTuple):
    """A place where a sought word stands, and whether the one before makes it a sought pair."""

    start: int
    end: int
    word: str
    is_pair: bool


@dataclass(frozen=True)
class Sought:
    """The folded words to mark, and the pairs that make one stretch better than another."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    pattern: re.Pattern[str]

    @classmethod
    def by(cls, query: SearchQuery) -> "Sought":
        """Return what a question seeks, what may stand for its words among it."""
        stand_ins = [expansion.words for expansion in query.expansions]
        words = set(query.telling_words).union(*query.phrases)
        words.update(stand_in[0] for stand_in in stand_ins if len(stand_in) == 1)
        pairs = set(query.pairs)
        for stand_in in stand_ins:
            pairs.update(pairwise(stand_in))
        every = words.union(*pairs)
        return cls(words=frozenset(words), pairs=frozenset(pairs), pattern=_any_of(every))


def marked(text: str, sought: Sought) -> tuple[Segment, ...]:
    """Return the whole text in segments."""
    text = nfc(text)
    return _segments(text, _found(fold(text), sought), start=0, end=len(text))


def snippet(text: str, sought: Sought, *, length: int = SNIPPET_LENGTH) -> tuple[Segment, ...]:
    """Return the stretch of the text with most of what is sought, cut between words."""
    text = nfc(text)
    folded = fold(text)
    found = _found(folded, sought)
    if len(text) <= length:
        return _segments(text, found, start=0, end=len(text))
    start = _words_before(folded, _best_start(found, sought))
    end = _end(folded, start + length)
    before = (Segment(_ELLIPSIS),) if start > 0 else ()
    after = (Segment(_ELLIPSIS),) if end < len(text) else ()
    return (*before, *_segments(text, found, start=start, end=end), *after)


def has_match(segments: tuple[Segment, ...]) -> bool:
    """Return whether anything in the segments is marked."""
    return any(segment.is_match for segment in segments)


def written(segments: tuple[Segment, ...]) -> str:
    """Return the segments as one text."""
    return "".join(segment.text for segment in segments)


def _any_of(words: set[str]) -> re.Pattern[str]:
    """Return a pattern of whole words; one search is far cheaper than cutting a text into words."""
    if not words:
        return _NOTHING
    alternatives = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])")


def _found(folded: str, sought: Sought) -> list[_Found]:
    """Return where to mark: a word that is sought by itself or, a common one, within a pair."""
    places = [(place.start(), place.end(), place[0]) for place in sought.pattern.finditer(folded)]
    found: list[_Found] = []
    before_start, before_end, before = -1, -1, ""
    for start, end, word in places:
        is_pair = (before, word) in sought.pairs and _are_neighbours(folded, before_end, start)
        if is_pair and not (found and found[-1].start == before_start):
            found.append(_Found(before_start, before_end, before, is_pair=False))
        if is_pair or word in sought.words:
            found.append(_Found(start, end, word, is_pair))
        before_start, before_end, before = start, end, word
    return found


def _are_neighbours(folded: str, end: int, start: int) -> bool:
    between = folded[end:start]
    return between == " " or not _LETTER.search(between)


def _segments(text: str, found: list[_Found], *, start: int, end: int) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    at = start
    for first, last in _runs(text, found):
        if first < start or last > end:
            continue
        if first > at:
            segments.append(Segment(text[at:first]))
        segments.append(Segment(text[first:last], is_match=True))
        at = last
    if at < end:
        segments.append(Segment(text[at:end]))
    return tuple(segments)


def _runs(text: str, found: list[_Found]) -> list[tuple[int, int]]:
    """Return where to mark; words that stand side by side are marked as one."""
    runs: list[tuple[int, int]] = []
    for place in found:
        if runs and text[runs[-1][1] : place.start] == " ":
            runs[-1] = (runs[-1][0], place.end)
        else:
            runs.append((place.start, place.end))
    return runs


def _best_start(found: list[_Found], sought: Sought) -> int:
    """Return where the stretch with the most different words and pairs of the question begins."""
    best, best_worth = 0, 0
    for start, worth in _windows(found, sought):
        if worth > best_worth:
            best, best_worth = start, worth
    return best


def _windows(found: list[_Found], sought: Sought) -> Iterator[tuple[int, int]]:
    """Yield each match's place with what the matches near behind it are worth together."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    worth = last = 0
    for first, place in enumerate(found):
        while last < len(found) and found[last].start <= place.start + _SPREAD:
            entering = found[last]
            words[entering.word] += 1
            worth += words[entering.word] == 1 and entering.word in sought.words
            if entering.is_pair and last > first:
                pair = (found[last - 1].word, entering.word)
                pairs[pair] += 1
                worth += 2 * (pairs[pair] == 1)
            last += 1
        yield place.start, worth
        words[place.word] -= 1
        worth -= words[place.word] == 0 and place.word in sought.words
        if first + 1 < last and found[first + 1].is_pair:
            pair = (place.word, found[first + 1].word)
            pairs[pair] -= 1
            worth -= 2 * (pairs[pair] == 0)


def _words_before(folded: str, at: int) -> int:
    """Return the start of the sixth word before a place: a few words make a match readable."""
    for _turn in range(_WORDS_BEFORE):
        while at > 0 and not folded[at - 1].isalnum():
            at -= 1
        while at > 0 and folded[at - 1].isalnum():
            at -= 1
    return at


def _end(folded: str, limit: int) -> int:
    """Return the end of the last whole word before the limit, or the text's end."""
    if limit >= len(folded):
        return len(folded)
    end = limit
    if folded[end].isalnum():  # inside a word: go back before it
        while end > 0 and folded[end - 1].isalnum():
            end -= 1
    while end > 0 and not folded[end - 1].isalnum():
        end -= 1
    return end if end > limit - SNIPPET_LENGTH else limit

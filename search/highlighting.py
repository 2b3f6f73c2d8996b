"""Which part of a text answers the question, with the words that do marked in the original."""

from dataclasses import dataclass

from portal.vietnamese.folding import nfc, words
from search.query import SearchQuery

SNIPPET_LENGTH = 260
_ELLIPSIS = "…"

Word = tuple[int, int, str]


@dataclass(frozen=True)
class Segment:
    """A stretch of the original text, marked or not."""

    text: str
    is_match: bool = False


@dataclass(frozen=True)
class Sought:
    """The folded words to mark, and the pairs that make one stretch better than another."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def by(cls, query: SearchQuery) -> "Sought":
        """Return what a question seeks."""
        quoted = {word for phrase in query.phrases for word in phrase}
        pairs = frozenset(query.pairs)
        return cls(words=frozenset(query.telling_words) | quoted, pairs=pairs)


def marked(text: str, sought: Sought) -> tuple[Segment, ...]:
    """Return the whole text in segments."""
    text = nfc(text)
    return _segments(text, words(text), sought, start=0, end=len(text))


def snippet(text: str, sought: Sought, *, length: int = SNIPPET_LENGTH) -> tuple[Segment, ...]:
    """Return the stretch of the text with most of what is sought, cut between words."""
    text = nfc(text)
    found = words(text)
    start, end = _best_stretch(text, found, sought, length)
    segments = _segments(text, found, sought, start=start, end=end)
    before = (Segment(_ELLIPSIS),) if start > 0 else ()
    after = (Segment(_ELLIPSIS),) if end < len(text) else ()
    return (*before, *segments, *after)


def has_match(segments: tuple[Segment, ...]) -> bool:
    """Return whether anything in the segments is marked."""
    return any(segment.is_match for segment in segments)


def _segments(
    text: str, found: list[Word], sought: Sought, *, start: int, end: int
) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    at = start
    for first, last in _runs(text, found, sought):
        if first < start or last > end:
            continue
        if first > at:
            segments.append(Segment(text[at:first]))
        segments.append(Segment(text[first:last], is_match=True))
        at = last
    if at < end:
        segments.append(Segment(text[at:end]))
    return tuple(segments)


def _runs(text: str, found: list[Word], sought: Sought) -> list[tuple[int, int]]:
    """Return where to mark; words that stand side by side are marked as one."""
    runs: list[tuple[int, int]] = []
    before = -1
    for index, (start, end, word) in enumerate(found):
        if not _is_sought(found, index, word, sought):
            continue
        if runs and before == index - 1 and text[runs[-1][1] : start] == " ":
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
        before = index
    return runs


def _is_sought(found: list[Word], index: int, word: str, sought: Sought) -> bool:
    """Return whether a word is sought by itself or, being a common one, within a pair."""
    if word in sought.words:
        return True
    before = found[index - 1][2] if index else ""
    after = found[index + 1][2] if index + 1 < len(found) else ""
    return (before, word) in sought.pairs or (word, after) in sought.pairs


def _best_stretch(text: str, found: list[Word], sought: Sought, length: int) -> tuple[int, int]:
    if len(text) <= length:
        return 0, len(text)
    anchors = [index for index, (*_, word) in enumerate(found) if word in sought.words]
    best, best_worth = 0, -1
    for index in anchors:
        worth = _worth(found, index, sought, length)
        if worth > best_worth:
            best, best_worth = index, worth
    # A few words before the first match make it readable.
    first = max(0, best - 6) if anchors else 0
    start = found[first][0] if found and first else 0
    return start, _end(text, found, start + length)


def _worth(found: list[Word], index: int, sought: Sought, length: int) -> int:
    """Return how much of what is sought stands within a snippet's length of a word."""
    until = found[index][0] + length * 3 // 4
    seen_words: set[str] = set()
    seen_pairs: set[tuple[str, str]] = set()
    before = ""
    for start, _, word in found[index:]:
        if start > until:
            break
        seen_words.add(word)
        seen_pairs.add((before, word))
        before = word
    return len(sought.words & seen_words) + 2 * len(sought.pairs & seen_pairs)


def _end(text: str, found: list[Word], limit: int) -> int:
    """Return the end of the last whole word before the limit, or the text's end."""
    if limit >= len(text):
        return len(text)
    ends = [end for _, end, _ in found if end <= limit]
    return ends[-1] if ends else limit

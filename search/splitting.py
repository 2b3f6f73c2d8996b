"""Long texts in pieces, so that a match in the middle is weighed against its surroundings."""

from collections.abc import Iterator

# About a clause: measured against 500 to 4,000, see docs/decisions/0011.
LONGEST = 1000
# Where a text may be cut, best first.
_BREAKS = ("\n\n", "\n", ". ", "; ", ", ", " ")


def pieces(text: str, *, longest: int = LONGEST) -> Iterator[str]:
    """Yield the text in pieces of at most `longest` characters, cut at the best place there is."""
    while len(text) > longest:
        cut = _cut(text, longest)
        yield text[:cut].strip()
        text = text[cut:].lstrip()
    yield text.strip()


def _cut(text: str, longest: int) -> int:
    """Return where to cut: after the last good break in the piece's second half."""
    for mark in _BREAKS:
        found = text.rfind(mark, longest // 2, longest)
        if found >= 0:
            return found + len(mark)
    return longest

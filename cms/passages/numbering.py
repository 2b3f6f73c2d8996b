"""
Khoản and điểm: which paragraphs of a part begin one.

A number counts only where it carries on from the one before: a list inside a quotation, a year or
a sub-number at the beginning of a line begin no khoản.
"""

import re
from typing import Final

from cms.passages.parts import Clause, Paragraph

LARGEST_GAP: Final = 2
# The order of the letters of điểm; f, j, w and z are not used.
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
_CLAUSE: Final = re.compile(r"(?:Khoản\s+)?(\d{1,3})([a-zđ]?)\s*(?:\[\d+\])?\s*[.)](?!\d)\s*(?=\S)")
_POINT: Final = re.compile(r"([a-zđ])(\d?)\s*(?:\[\d+\])?\s*(?:\)|\.\s)\s*(?=\S)")
# Texts that name document and article again before each khoản of an article that amends.
_NAMED: Final = re.compile(r"Điều \d+[a-zđ]?\. .{0,300}?\. (?=Khoản \d)")
_QUOTES: Final = re.compile('[“”]|^"|"(?=[.;,]*$)')
# đ is d in addresses, which is taken: the two letters that type it.
_LETTER_SLUG: Final = {"đ": "dd"}


def number_paragraphs(part: Clause) -> None:
    """Mark the paragraphs of a part that begin a khoản or a điểm, each with its anchor."""
    _Numbering(part).mark()


class _Numbering:
    def __init__(self, part: Clause) -> None:
        self.part = part
        self.clause = (0, "")
        self.point = (-1, "")
        self.anchor = part.anchor  # of the khoản the next điểm belongs to

    def mark(self) -> None:
        quoted = _quoted(self.part.lines)
        for position, paragraph in enumerate(self.part.paragraphs):
            if position not in quoted and not self._mark_clause(paragraph):
                self._mark_point(paragraph)

    def _mark_clause(self, paragraph: Paragraph) -> bool:
        if paragraph.text.startswith("Điều "):
            paragraph.text = _NAMED.sub("", paragraph.text, count=1)
        match = _CLAUSE.match(paragraph.text)
        if match is None:
            return False
        number, suffix = int(match[1]), match[2]
        last, last_suffix = self.clause
        if number == last:
            carries_on = suffix > last_suffix
        else:
            carries_on = last < number <= last + (LARGEST_GAP if last else 1)
        if not carries_on:
            return False
        self.clause, self.point = (number, suffix), (-1, "")
        self.anchor = f"{self.part.anchor}-khoan-{number}{_LETTER_SLUG.get(suffix, suffix)}"
        paragraph.level, paragraph.number = "clause", f"{number}{suffix}"
        paragraph.anchor = self.anchor
        return True

    def _mark_point(self, paragraph: Paragraph) -> None:
        match = _POINT.match(paragraph.text)
        if match is None:
            return
        letter, suffix = _LETTERS.find(match[1]), match[2]
        last, last_suffix = self.point
        if letter == last:
            carries_on = letter >= 0 and suffix > last_suffix
        else:
            carries_on = last < letter <= last + (LARGEST_GAP if last >= 0 else 1)
        if not carries_on:
            return
        self.point = (letter, suffix)
        paragraph.level, paragraph.number = "point", f"{match[1]}{suffix}"
        written = _LETTER_SLUG.get(match[1], match[1])
        paragraph.anchor = f"{self.anchor}-diem-{written}{suffix}"


def _quoted(lines: list[str]) -> frozenset[int]:
    """Return the lines that begin inside a quotation; one that is never closed is none."""
    inside: set[int] = set()
    opened: int | None = None
    for position, line in enumerate(lines):
        marks = _QUOTES.findall(line)
        if not marks:
            continue
        is_closed = marks[-1] == "”" or (marks[-1] == '"' and not _opens(line))
        if opened is not None and is_closed:
            inside.update(range(opened + 1, position + 1))
        if is_closed:
            opened = None
        elif opened is None:
            opened = position
    return frozenset(inside)


def _opens(line: str) -> bool:
    """Return whether a line's only straight quotation mark begins it."""
    return line.startswith('"') and not line.rstrip(".;,").endswith('"')

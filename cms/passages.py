"""
The parts of a legal text: Phần, Chương, Mục, Điều, each with an anchor.

The texts are as they were found: headings run into the paragraph before, the title of the
document stands before some articles, old laws leave out the full stop after the number. An
article is therefore accepted only where its number carries on from the one before, so that a line
that merely begins with a reference ("Điều 64 của Luật này") does not become a heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.vietnamese.folding import slug

LONGEST_HEADING = 400
LARGEST_GAP = 3

_PART = re.compile(r"^(?:PHẦN|Phần)\s+(?:THỨ\s+|thứ\s+)?([\wÀ-ỹ]+)[.:]?\s*(.*)$")
_CHAPTER = re.compile(r"^(?:CHƯƠNG|Chương)\s+([IVXLC]+|\d+)\b[.:]?\s*(.*)$")
_SECTION = re.compile(r"^(?:MỤC|Mục)\s+([IVX]+|\d+)\b[.:]?\s*(.*)$")
_ARTICLE = re.compile(r"^Điều\s+(\d+)([a-zđ]?)\b\s*(?:\[\d+\])?\s*([.:]?)\s*(.*)$")
_APPENDIX = re.compile(r"^PHỤ LỤC\s*([IVXLC]+|\d+)?\b[.:]?\s*(.*)$")
_NOTE = re.compile(r"\s*(\[[^\]]{12,}\])\s*")
_REFERENCE = re.compile(r"^(?:của|và|này|nêu|trên|đến|hoặc|\[?,|;)")


@dataclass
class Clause:
    """One part of the text: its level, its heading and what stands under it."""

    level: str  # opening, part, chapter, section, article or appendix
    anchor: str
    heading: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words under the heading, a line for each paragraph."""
        return "\n".join(self.lines)

    @property
    def blocks(self) -> list[dict[str, object]]:
        """The paragraphs and tables of the clause, for a template."""
        return list(_blocks(self.lines))


def clauses(text: str) -> list[Clause]:
    """Return the parts of a legal text in order; what stands before the first is `opening`."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = [line.strip() for line in text.splitlines()]
        self.title = ""
        self.found = [Clause("opening", "mo-dau", "")]
        self.last_article = 0
        self.last_suffix = ""
        self.chapter = ""
        self.anchors = {"mo-dau"}

    def read(self) -> list[Clause]:
        for position, raw in enumerate(self.lines):
            line = self._without_title(raw)
            if not line or self._open(line):
                continue
            if position == 0:
                self.title = line  # the page already shows it
            else:
                self._add(line)
        return [one for one in self.found if one.lines or one.heading]

    def _without_title(self, line: str) -> str:
        """Return the line without the document's title, which some texts repeat in each article."""
        prefix = f"{self.title}. "
        return line[len(prefix) :] if self.title and line.startswith(prefix) else line

    def _open(self, line: str) -> bool:
        """Start a new part if the line is the heading of one."""
        first = line[:2].lower()
        if first == "đi":
            return self._open_article(line)
        openers = {"ch": (_CHAPTER, "chapter", "chuong"), "mụ": (_SECTION, "section", "muc")}
        openers["ph"] = (
            (_APPENDIX, "appendix", "phu-luc")
            if line.startswith("PHỤ")
            else (
                _PART,
                "part",
                "phan",
            )
        )
        if first not in openers or len(line) > LONGEST_HEADING:
            return False
        pattern, level, prefix = openers[first]
        match = pattern.match(line)
        if match is None or (match[2] and match[2][0].islower()):
            return False
        if level == "part" and not (match[0].startswith("PHẦN") or match[2].isupper()):
            return False
        anchor = f"{prefix}-{slug(match[1])}" if match[1] else prefix
        if level == "section" and self.chapter:
            anchor = f"{self.chapter}-{anchor}"
        if level == "chapter":
            self.chapter = anchor
        self._start(level, anchor, line)
        return True

    def _open_article(self, line: str) -> bool:
        match = _ARTICLE.match(line)
        if match is None or not self._carries_on(match):
            return False
        number, suffix, stop, rest = int(match[1]), match[2], match[3], match[4]
        self.last_article, self.last_suffix = number, suffix
        name = f"Điều {number}{suffix}"
        anchor = f"dieu-{number}{slug(suffix)}"
        if stop and len(rest) <= LONGEST_HEADING:
            self._start("article", anchor, f"{name}. {rest}".rstrip(". "))
        else:
            self._start("article", anchor, name)
            self._add(rest)
        return True

    def _carries_on(self, match: re.Match[str]) -> bool:
        number, suffix, stop, rest = int(match[1]), match[2], match[3], match[4]
        if not stop and _REFERENCE.match(rest):
            return False
        if number == self.last_article:
            return bool(suffix) and suffix > self.last_suffix
        return self.last_article < number <= self.last_article + (LARGEST_GAP if stop else 1)

    def _start(self, level: str, anchor: str, heading: str) -> None:
        unique, count = anchor, 2
        while unique in self.anchors:
            unique, count = f"{anchor}-{count}", count + 1
        self.anchors.add(unique)
        # An annotation inside a heading is text about it, not its name.
        notes = _NOTE.findall(heading)
        self.found.append(Clause(level, unique, _NOTE.sub(" ", heading).strip(), notes))

    def _add(self, line: str) -> None:
        current = self.found[-1]
        is_bare = len(current.heading.rstrip(".:").split()) == 2
        if current.level in {"chapter", "section", "part"} and is_bare and line.isupper():
            current.heading = f"{current.heading.rstrip('.:')}. {line}"
        elif line:
            current.lines.append(line)


def _blocks(lines: list[str]) -> Iterator[dict[str, object]]:
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not all(set(cell) <= set("-: ") for cell in cells):
                rows.append(cells)
            continue
        if rows:
            yield {"rows": rows}
            rows = []
        yield {"text": line}
    if rows:
        yield {"rows": rows}

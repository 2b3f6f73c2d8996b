"""
Finding the parts of a legal text: Phần, Chương, Mục, Điều, each with an anchor.

The texts are as they were found: headings run into the paragraph before, the title of the
document stands before some articles, old laws leave out the full stop after the number. An
article is therefore accepted only where its number carries on from the one before, so that a line
that merely begins with a reference ("Điều 64 của Luật này") does not become a heading.
"""

import re
from collections.abc import Sequence

from cms.passages.headings import by_roman_numerals
from cms.passages.numbering import number_paragraphs
from cms.passages.parts import Clause, Paragraph
from portal.vietnamese.folding import slug

LONGEST_HEADING = 400
LARGEST_GAP = 3

_PART = re.compile(r"^(?:PHẦN|Phần)\s+(?:THỨ\s+|thứ\s+)?([\wÀ-ỹ]+)[.:]?\s*(.*)$")
_CHAPTER = re.compile(r"^(?:CHƯƠNG|Chương)\s+([IVXLC]+|\d+)\b[.:]?\s*(.*)$")
_SECTION = re.compile(r"^(?:MỤC|Mục)\s+([IVX]+|\d+)\b[.:]?\s*(.*)$")
_ARTICLE = re.compile(r"^Điều\s+(\d+)([a-zđ]?)\b\s*(?:\[\d+\])?\s*([.:]?)\s*(.*)$")
_APPENDIX = re.compile(r"^PHỤ LỤC\s*([IVXLC]+|\d+)?\b[.:]?\s*(.*)$")
# Where a document ends; what it brings into force may follow, with articles from 1 again.
_CLOSING = re.compile(
    r"^(?:Nơi nhận\s*:|(?:TM|KT)\.\s*[A-ZĐ]|CHỦ TỊCH (?:QUỐC HỘI|NƯỚC)\b"
    r"|(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh) này (?:đã )?được .{0,200}? thông qua ngày)"
)
_NOTE = re.compile(r"\s*(\[[^\]]{12,}\])\s*")
_REFERENCE = re.compile(r"^(?:của|và|này|nêu|trên|đến|hoặc|\[?,|;)")


def clauses(text: str) -> list[Clause]:
    """
    Return the parts of a legal text in order; what stands before the first is `opening`.

    The first line is the document's title, which the page shows already.
    """
    return _completed(_Reader([(line, None) for line in text.splitlines()], has_title=True))


def file_clauses(pages: Sequence[str], *, is_paged: bool) -> list[Clause]:
    """Return the parts of a text read from a file, with the pages they begin on if it has any."""
    lines = [
        (line, number if is_paged else None)
        for number, page in enumerate(pages, start=1)
        for line in page.splitlines()
    ]
    return _completed(_Reader(lines, has_title=False))


def _completed(reader: "_Reader") -> list[Clause]:
    parts = reader.read()
    if all(part.level in {"opening", "appendix"} for part in parts):
        parts = [found for part in parts for found in by_roman_numerals(part)]
    for part in parts:
        if part.level in {"article", "heading"}:
            number_paragraphs(part)
    return parts


class _Reader:
    def __init__(self, lines: list[tuple[str, int | None]], *, has_title: bool) -> None:
        self.has_title = has_title
        self.lines = [(line.strip(), page) for line, page in lines]
        self.page: int | None = None
        self.title = ""
        self.found = [Clause("opening", "mo-dau", "")]
        self.last_article = 0
        self.last_suffix = ""
        self.chapter = ""
        self.is_closed = False
        self.is_attached = False
        self.anchors = {"mo-dau"}

    def read(self) -> list[Clause]:
        for position, (raw, page) in enumerate(self.lines):
            self.page = page
            line = self._without_title(raw)
            if not line or self._close(line) or self._open(line):
                continue
            if position == 0 and self.has_title:
                self.title = line  # the page already shows it
            else:
                self._add(line)
        return [one for one in self.found if one.paragraphs or one.heading]

    def _without_title(self, line: str) -> str:
        """Return the line without the document's title, which some texts repeat in each article."""
        prefix = f"{self.title}. "
        return line[len(prefix) :] if self.title and line.startswith(prefix) else line

    def _close(self, line: str) -> bool:
        """Start the closing where an article is followed by a signature or its like."""
        if self.found[-1].level != "article" or self.is_attached or not _CLOSING.match(line):
            return False
        self._start("closing", "ket-thuc", "", "")
        self._add(line)
        self.is_closed = True
        return True

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
        if first not in openers or len(_NOTE.sub("", line)) > LONGEST_HEADING:
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
        if level == "appendix":
            self.is_closed = False  # the forms in it have articles of their own
        self._start(level, anchor, line, match[1] or "")
        return True

    def _open_article(self, line: str) -> bool:
        match = _ARTICLE.match(line)
        if match is None or not self._carries_on(match):
            return False
        number, suffix, stop, rest = int(match[1]), match[2], match[3], match[4]
        if number == 1 and self.last_article:
            self.is_attached, self.is_closed = True, False
        self.last_article, self.last_suffix = number, suffix
        name = f"Điều {number}{suffix}"
        anchor = f"dieu-{number}{slug(suffix)}"
        title, clause, first = rest.partition(" Khoản 1. ")  # some texts run on into it
        if stop and len(title) <= LONGEST_HEADING:
            self._start("article", anchor, f"{name}. {title}".rstrip(". "), f"{number}{suffix}")
            self._add(f"{clause}{first}".strip())
        else:
            self._start("article", anchor, name, f"{number}{suffix}")
            self._add(rest)
        return True

    def _carries_on(self, match: re.Match[str]) -> bool:
        number, suffix, stop, rest = int(match[1]), match[2], match[3], match[4]
        if not stop and _REFERENCE.match(rest):
            return False
        if number == 1 and stop and self.is_closed:
            return True
        if number == self.last_article:
            return bool(suffix) and suffix > self.last_suffix
        return self.last_article < number <= self.last_article + (LARGEST_GAP if stop else 1)

    def _start(self, level: str, anchor: str, heading: str, number: str) -> None:
        unique, count = anchor, 2
        while unique in self.anchors:
            unique, count = f"{anchor}-{count}", count + 1
        self.anchors.add(unique)
        # An annotation inside a heading is text about it, not its name.
        notes = [Paragraph(note, self.page) for note in _NOTE.findall(heading)]
        named = _NOTE.sub(" ", heading).strip()
        part = Clause(level, unique, named, notes, self.page, number, self.is_attached)
        self.found.append(part)

    def _add(self, line: str) -> None:
        current = self.found[-1]
        is_bare = len(current.heading.rstrip(".:").split()) == 2
        if current.level in {"chapter", "section", "part"} and is_bare and line.isupper():
            current.heading = f"{current.heading.rstrip('.:')}. {line}"
        elif line:
            current.page_number = current.page_number or self.page
            current.paragraphs.append(Paragraph(line, self.page))

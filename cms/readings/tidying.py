"""
Printed lines as paragraphs: what repeats on every page dropped, lines joined, words made whole.

A paragraph that runs on to the next page stands on the page it begins on.
"""

import re
from collections import Counter
from typing import Final

from portal.vietnamese.encodings import decode
from portal.vietnamese.folding import fold
from portal.vietnamese.syllables import is_syllable
from portal.vietnamese.writing import clean

EDGE: Final = 3  # lines at the top and the bottom of a page where a running head may stand
FEWEST_PAGES: Final = 3  # on which a line must repeat to be one
NARROWEST: Final = 40  # characters in a full line
SHORT: Final = 0.7  # of the width of the page: a line that ends a paragraph

_PAGE_NUMBER: Final = re.compile(
    r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"\d+")
# What pdfium writes for a hyphen at a line's end that is no part of the word.
_SOFT_BREAK: Final = re.compile("[\x02\ufffe\u00ad]\\s*\n")
_BEGINS: Final = re.compile(
    r"Điều\s+\d+[a-zđ]?\s*[.:]|(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|PHỤ LỤC|Phụ lục)\s+[\dIVXLC]"
    r"|(?:PHỤ LỤC|Phụ lục)$|\d{1,3}[a-zđ]?[.)]\s|[a-zđ]\d?\)\s|[IVX]{1,6}[.)]\s|[-+•*]\s|\|"
    r"|(?:Căn cứ|Theo đề nghị|Xét đề nghị|Nơi nhận|Số:)|(?:TM|KT|TL)\."
)
_ENDS: Final = re.compile(r"[.;:!?…][”\")\]]*$|[”\"]$")
_BROKEN_WORD: Final = re.compile(r"([a-z]{2,})-$")
_FIRST_WORD: Final = re.compile(r"[a-z]{2,}")


def tidy(pages: list[str], *, is_printed: bool) -> tuple[list[str], str]:
    """
    Return the pages with a paragraph a line, and the old encoding that was found, if any.

    What is not printed, the text of a DOCX, has a paragraph a line already.
    """
    decoded = decode("\n\f\n".join(pages))
    texts = [clean(_with_plain_breaks(text)).strip() for text in decoded.text.split("\f")]
    if not is_printed:
        return texts, decoded.encoding
    lines = [[line.strip() for line in text.split("\n")] for text in texts]
    return ["\n".join(page) for page in _paragraphs(_without_repetition(lines))], decoded.encoding


def _with_plain_breaks(text: str) -> str:
    return _SOFT_BREAK.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _without_repetition(pages: list[list[str]]) -> list[list[str]]:
    """Drop running heads and feet, and page numbers that stand alone."""
    keys = Counter(key for page in pages for key in {_key(page[n]) for n in _edges(page)})
    running = {
        key
        for key, count in keys.items()
        if key and count >= max(FEWEST_PAGES, len([page for page in pages if any(page)]) / 2)
    }
    return [_without(page, running) for page in pages]


def _edges(page: list[str]) -> list[int]:
    """Return the places of the outermost lines that say something."""
    filled = [n for n, line in enumerate(page) if line]
    return sorted({*filled[:EDGE], *filled[-EDGE:]})


def _key(line: str) -> str:
    return _DIGITS.sub("#", fold(line))


def _without(page: list[str], running: set[str]) -> list[str]:
    edges = _edges(page)
    dropped = {n for n in edges if _key(page[n]) in running and not _BEGINS.match(page[n])}
    left = [n for n in edges if n not in dropped]
    dropped |= {n for n in {*left[:1], *left[-1:]} if _PAGE_NUMBER.fullmatch(page[n])}
    return [line for n, line in enumerate(page) if n not in dropped]


def _paragraphs(pages: list[list[str]]) -> list[list[str]]:
    """Return the pages with their lines joined."""
    done: list[list[str]] = [[] for _page in pages]
    last: tuple[int, str] | None = None  # the page of the open paragraph, and its last line
    width = _width(pages)
    for number, page in enumerate(pages):
        for line in page:
            if not line:
                last = None
            elif last is not None and _runs_on(last[1], line, width):
                done[last[0]][-1] = _joined(done[last[0]][-1], line)
                last = (last[0], line)
            else:
                done[number].append(line)
                last = (number, line)
    return done


def _width(pages: list[list[str]]) -> int:
    """Return how long a full line is."""
    lengths = sorted(len(line) for page in pages for line in page if line)
    return max(NARROWEST, lengths[int(len(lengths) * 0.9)] if lengths else 0)


def _runs_on(before: str, line: str, width: int) -> bool:
    """Return whether a line carries on the paragraph of the one before."""
    if _BEGINS.match(line) or before.startswith("|"):
        return False
    if _is_inside_word(before):
        return True
    if before.isupper() != line.isupper():
        return False
    if _ENDS.search(before):
        return False
    is_short = len(before) < SHORT * width
    return not is_short or line[:1].islower()


def _is_inside_word(before: str) -> bool:
    return before.endswith(("-", "/")) and not before.endswith((" -", " /"))


def _joined(before: str, line: str) -> str:
    broken = _BROKEN_WORD.search(before)
    if broken is None:
        return before + line if _is_inside_word(before) else f"{before} {line}"
    rest = _FIRST_WORD.match(line)
    # A broken foreign word; a hyphen between two syllables belongs to the word.
    is_foreign = rest is not None and not (is_syllable(broken[1]) and is_syllable(rest[0]))
    return before[:-1] + line if is_foreign else before + line

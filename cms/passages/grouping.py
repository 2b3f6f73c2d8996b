"""
The parts of a document as passages for the search.

A passage is about a clause: an article that is short stays whole, a long one is split where its
khoản begin, a long khoản where its điểm do, and short neighbours stay together.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from cms.passages.parts import Clause, Paragraph
from cms.searchable import Passage

LONGEST: Final = 1000  # characters, the size the search ranks best; see docs/decisions/0011
ATTACHED: Final = "văn bản kèm theo"
_WORDS: Final = {"clause": "khoản", "point": "điểm"}

Block = list[Paragraph]


def document_passages(parts: Iterable[Clause], *, name: str) -> Iterator[Passage]:
    """
    Yield the passages of a document called `name`, "Nghị định 44/2025/NĐ-CP".

    Of a text that was typed in, what stands outside articles, headings and appendices is left to
    the page's own row; of one read from a file it is a passage too, for its page number.
    """
    for part in parts:
        whole = f"{ATTACHED} {name}" if part.is_attached else name
        if is_cited(part):
            yield from _passages(part, whole)


def is_cited(part: Clause) -> bool:
    """Return whether a part is cited by itself, so that it becomes passages."""
    if part.level in {"article", "heading", "appendix"}:
        return True
    return any(paragraph.page_number for paragraph in part.paragraphs)


def _passages(part: Clause, name: str) -> Iterator[Passage]:
    groups = _groups(part.paragraphs)
    is_whole = len(groups) < 2
    clause = ""  # the khoản that a group begins in
    for position, group in enumerate(groups):
        reach = "" if is_whole else _reach(group, clause)
        clause = next((p.number for p in reversed(group) if p.level == "clause"), clause)
        first = group[0] if position else Paragraph("", part.page_number)
        yield Passage(
            anchor=first.anchor or part.anchor,
            heading=", ".join(filter(None, [part.heading, reach])),
            text="\n".join(paragraph.text for paragraph in group),
            citation=", ".join(filter(None, [_label(part), reach, name])),
            page_number=first.page_number,
        )


def _label(part: Clause) -> str:
    """Return how the part itself is cited."""
    if part.level == "article":
        return f"Điều {part.number}"
    if part.level == "heading":
        return f"mục {part.number}"
    return f"Phụ lục {part.number}".strip() if part.level == "appendix" else ""


def _groups(paragraphs: Block) -> list[Block]:
    """Return the paragraphs in passages: whole, by khoản, or within a long one by điểm."""
    if _length(paragraphs) <= LONGEST:
        return [paragraphs]
    packed: list[Block] = []
    for block in _packed(_split(paragraphs, "clause")):
        if _length(block) <= LONGEST:
            packed.append(block)
        else:
            packed += _packed(_split(block, "point"))
    return [part for block in packed for part in _fitting(block)]


def _split(paragraphs: Block, level: str) -> list[Block]:
    """Return the paragraphs cut before each of the level; what leads in stays with the first."""
    starts = [n for n, paragraph in enumerate(paragraphs) if paragraph.level == level][1:]
    return [paragraphs[a:b] for a, b in pairwise([0, *starts, len(paragraphs)])]


def _packed(blocks: list[Block]) -> list[Block]:
    """Return the blocks, short neighbours together."""
    packed: list[Block] = []
    for block in blocks:
        if packed and _length(packed[-1]) + 1 + _length(block) <= LONGEST:
            packed[-1] = packed[-1] + block
        else:
            packed.append(block)
    return packed


def _fitting(block: Block) -> list[Block]:
    """Return a block as it is, or cut between paragraphs where it is too long."""
    return [block] if _length(block) <= LONGEST else _packed([[one] for one in block])


def _length(paragraphs: Block) -> int:
    return sum(len(paragraph.text) for paragraph in paragraphs) + max(0, len(paragraphs) - 1)


def _reach(group: Block, clause: str) -> str:
    """Return what of the part a group holds: "khoản 2–4", "khoản 2, điểm c–e"."""
    clauses = [paragraph.number for paragraph in group if paragraph.level == "clause"]
    if clauses:
        return _span("clause", clauses)
    points = [paragraph.number for paragraph in group if paragraph.level == "point"]
    return ", ".join(filter(None, [_span("clause", [clause]), _span("point", points)]))


def _span(level: str, numbers: list[str]) -> str:
    named = [number for number in numbers if number]
    if not named:
        return ""
    reach = named[0] if len(named) == 1 else f"{named[0]}–{named[-1]}"
    return f"{_WORDS[level]} {reach}"

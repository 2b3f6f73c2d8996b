"""What a legal text is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Paragraph:
    """One paragraph or table row, with where it stands and what it begins."""

    text: str
    page_number: int | None = None  # of the file, the first page being 1
    level: str = ""  # "clause" where a khoản begins, "point" where a điểm does
    number: str = ""  # "2", "2a" of a khoản, "đ" of a điểm
    anchor: str = ""


@dataclass
class Clause:
    """One part of the text: its level, its heading and what stands under it."""

    level: str  # opening, part, chapter, section, article, heading, closing or appendix
    anchor: str
    heading: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    page_number: int | None = None
    number: str = ""  # "5a" of an article, "II" of a heading, "I" of an appendix
    is_attached: bool = False  # of a regulation that the document brings into force

    @property
    def lines(self) -> list[str]:
        """The words under the heading, paragraph by paragraph."""
        return [paragraph.text for paragraph in self.paragraphs]

    @property
    def text(self) -> str:
        """The words under the heading, a line for each paragraph."""
        return "\n".join(self.lines)

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """The paragraphs and tables of the part, for a template."""
        return list(_blocks(self.paragraphs))


def _blocks(paragraphs: list[Paragraph]) -> Iterator[dict[str, Any]]:
    rows: list[list[str]] = []
    for paragraph in paragraphs:
        line = paragraph.text
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not all(set(cell) <= set("-: ") for cell in cells):
                rows.append(cells)
            continue
        if rows:
            yield {"rows": rows}
            rows = []
        yield {"text": line, "anchor": paragraph.anchor, "level": paragraph.level}
    if rows:
        yield {"rows": rows}

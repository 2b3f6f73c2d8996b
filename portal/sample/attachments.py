"""The files of the sample documents: a PDF and a DOCX with chapters, articles and clauses."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

import docx
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

NOTICE: Final = "Dữ liệu mẫu, không phải văn bản gốc"
_TEMPLATE: Final = Path(__file__).parent / "decree.typ"
_STYLES: Final = (
    ("chapter", re.compile(r"^Chương [IVX]+ ")),
    ("article", re.compile(r"^Điều \d+\. ")),
    ("clause", re.compile(r"^\d+\. ")),
    ("point", re.compile(r"^[a-zđ]\) ")),
)


@dataclass(frozen=True)
class Decree:
    """A document as it is printed; the text has one chapter, article, clause or point a line."""

    number: str
    kind: str
    title: str
    issuer: str
    issued: str
    text: str

    def lines(self) -> list[tuple[str, str]]:
        """Return what each line is, and its words."""
        return [(_style(line), line) for line in self.text.splitlines() if line.strip()]


def _style(line: str) -> str:
    return next((name for name, pattern in _STYLES if pattern.match(line)), "clause")


def as_pdf(decree: Decree) -> bytes:
    """Return the document as a PDF; the same document gives the same bytes on every machine."""
    printed = asdict(decree) | {"lines": decree.lines(), "notice": NOTICE}
    result: bytes = typst.compile(
        _TEMPLATE.read_bytes(),
        ignore_system_fonts=True,
        sys_inputs={"decree": json.dumps(printed)},
        timestamp=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return result


def as_docx(decree: Decree) -> bytes:
    """Return the document as a DOCX whose headings a reader can jump between."""
    paper = docx.Document()
    paper.core_properties.title = decree.title
    paper.core_properties.author = "Cổng tăng trưởng xanh Lạng Sơn"
    paper.core_properties.language = "vi"
    for section in paper.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.header.paragraphs[0].text = NOTICE
    paper.styles["Normal"].font.name = "Times New Roman"
    paper.styles["Normal"].font.size = Pt(13)
    _centred(paper, decree.issuer, bold=True)
    _centred(paper, f"{decree.kind} số {decree.number}, ngày {decree.issued}")
    paper.add_heading(decree.title, level=0)
    for style, line in decree.lines():
        if style in {"chapter", "article"}:
            paper.add_heading(line, level=1 if style == "chapter" else 2)
        else:
            indent = Cm(1.5) if style == "point" else Cm(0.75)
            paper.add_paragraph(line).paragraph_format.left_indent = indent
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _centred(paper: "docx.document.Document", words: str, *, bold: bool = False) -> None:
    paragraph = paper.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(words).bold = bold

"""Files as editors attach them, good and bad, made here."""

import io
import zipfile

import docx
import pypdfium2
import typst

LAW = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Điều 1. Phạm vi điều chỉnh",
    "Nghị định này quy định việc hỗ trợ trồng rừng đầu nguồn trên địa bàn tỉnh.",
    "Điều 2. Mức hỗ trợ",
    "1. Hỗ trợ cây giống hồi cho hộ gia đình.",
    "2. Hỗ trợ công chăm sóc trong ba năm đầu.",
]


def pdf(*pages: list[str] | tuple[str, ...]) -> bytes:
    """Return a PDF with the paragraphs on each page."""
    content = "\n#pagebreak()\n".join("\n\n".join(map(_escaped, page)) for page in pages)
    return typst.compile(f"#set page(width: 12cm, height: 16cm)\n{content}".encode())


def _escaped(text: str) -> str:
    return f"#{_quoted(text)}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def scan(*pages: list[str]) -> bytes:
    """Return a PDF whose pages are pictures of the paragraphs."""
    with pypdfium2.PdfDocument(pdf(*pages)) as printed:
        pictures = [page.render(scale=150 / 72).to_pil().convert("L") for page in printed]
    stream = io.BytesIO()
    pictures[0].save(stream, "PDF", save_all=True, append_images=pictures[1:], resolution=150)
    return stream.getvalue()


def word(paragraphs: list[str] = LAW) -> bytes:
    """Return a DOCX with these paragraphs."""
    paper = docx.Document()
    for paragraph in paragraphs:
        paper.add_paragraph(paragraph)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def word_of(document_xml: bytes, *, more: dict[str, bytes] | None = None) -> bytes:
    """Return a DOCX whose body is this XML, with more parts beside it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document_xml)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return stream.getvalue()


def body(inner: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{inner}</w:body></w:document>'.encode()


def paragraph(text: str, *, level: int | None = None) -> str:
    number = (
        ""
        if level is None
        else f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    return f"<w:p>{number}<w:r><w:t>{text}</w:t></w:r></w:p>"


def raw_pdf(objects: list[bytes]) -> bytes:
    """Return a PDF of these objects, numbered from 1, the first being the catalogue."""
    parts, offsets = [b"%PDF-1.7\n"], []
    for number, content in enumerate(objects, start=1):
        offsets.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = sum(map(len, parts))
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table))
    size = len(objects) + 1
    parts.append(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, start))
    return b"".join(parts)


def many_pages(count: int) -> bytes:
    """Return a PDF of so many empty pages."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    pages = b"<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 200 200]>>" % (count, kids)
    empty = [b"<</Type/Page/Parent 2 0 R>>"] * count
    return raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", pages, *empty])


def endless_pdf() -> bytes:
    """Return a small PDF whose page draws a form ten times that draws one ten times, and so on."""
    depth, first = 9, 5
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F %d 0 R>>>>>>" % first
    forms = []
    for level in range(depth):
        inner = b"/F Do " * 10 if level < depth - 1 else b"BT /H 9 Tf (x) Tj ET"
        used = b"/XObject<</F %d 0 R>>" % (first + level + 1) if level < depth - 1 else b""
        used += b"/Font<</H %d 0 R>>" % (first + depth)
        kind = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<<%s>>" % used
        forms.append(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (kind, len(inner), inner))
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 99 99]>>",
            page,
            b"<</Length 5>>\nstream\n/F Do\nendstream",
            *forms,
            font,
        ]
    )

import io
from pathlib import Path

import pytest

from cms.readings import limits
from cms.readings.extracting import Extraction, can_recognise, extract, recognise
from portal.tasks.limited import Limits
from tests.cms.readings import files

SHARED = Path(__file__).resolve().parents[4] / "shared/data/files"
SAMPLES = [
    path for folder in ("py-pdf-samples", "pdfminer") for path in (SHARED / folder).glob("*.pdf")
]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def read(content: bytes, name: str = "a.pdf") -> Extraction:
    return extract(io.BytesIO(content), name=name, size=len(content))


class TestExtract:
    def test_reads_a_pdf_page_by_page(self):
        found = read(files.pdf(files.LAW[:3], files.LAW[3:]))
        assert (found.refused, found.page_count, found.pictures) == ("", 2, [])
        assert "Phạm vi điều chỉnh" in found.pages[0]
        assert "Mức hỗ trợ" in found.pages[1]

    def test_reads_a_docx_whatever_it_is_called(self):
        found = read(files.word(), "a.bin")
        assert (found.refused, found.is_paged, found.page_count) == ("", False, None)
        assert found.pages == ["\n".join(files.LAW)]

    def test_tells_a_scan_from_a_page_with_text(self):
        assert read(files.scan(files.LAW)).pictures == [1]

    def test_writes_out_the_numbers_that_word_counts(self):
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for n, (kind, text) in enumerate([("decimal", "%1."), ("lowerLetter", "%2)")])
        )
        numbering = files.body(
            f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        )
        inner = "".join(
            files.paragraph(text, level=level)
            for text, level in [
                ("Một", 0),
                ("A", 1),
                ("B", 1),
                ("Hai", 0),
                ("A", 1),
                ("Thôi", None),
            ]
        )
        content = files.word_of(files.body(inner), more={"word/numbering.xml": numbering})
        assert read(content).pages == ["1. Một\na) A\nb) B\n2. Hai\na) A\nThôi"]

    def test_keeps_tables_and_leaves_what_was_deleted(self):
        cells = "".join(f"<w:tc>{files.paragraph(word)}</w:tc>" for word in ("Loại", "Mức"))
        deleted = "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:r><w:t>giữ</w:t></w:r>"
        inner = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p>{deleted}</w:p>"
        assert read(files.word_of(files.body(inner))).pages == ["| Loại | Mức |\ngiữ"]

    @pytest.mark.parametrize(
        ("content", "name", "refused"),
        [
            (b"", "a.pdf", "broken"),
            (b"%PDF-1.7 and nothing", "a.pdf", "broken"),
            (files.pdf(files.LAW)[:3000], "a.pdf", "broken"),
            (files.word()[:-200], "a.docx", "broken"),
            (OLE, "a.docx", "encrypted"),
            (OLE, "a.doc", "unsupported"),
            (b"plain text", "a.txt", "unsupported"),
            (files.many_pages(10_000), "a.pdf", "too_large"),
            (files.word_of(files.body("x" * 100_000_000)), "a.docx", "too_large"),
            (files.word_of(b"<a/>", more={f"x{n}": b"" for n in range(2001)}), "a", "too_large"),
            (files.word_of(b"<a>" * 1_000_000), "a.docx", "broken"),
            (files.word_of(files.body(files.paragraph("y" * 5_000_001))), "a.docx", "too_large"),
        ],
        ids=[
            "empty", "no pdf", "cut pdf", "cut docx", "locked docx", "old word", "text",
            "10,000 pages", "zip bomb", "many parts", "deep", "long text",
        ],
    )  # fmt: skip
    def test_refuses_what_is_beyond_reason(self, content, name, refused):
        assert read(content, name).refused == refused

    def test_never_opens_what_a_docx_points_at(self, tmp_path):
        secret = tmp_path / "secret"
        secret.write_text("bí mật")
        outside = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
        swelling = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        for start in (outside, swelling):
            found = read(files.word_of(start + files.body(files.paragraph("&x;&b;"))))
            assert (found.refused, found.pages) == ("broken", [])

    def test_ends_what_runs_too_long(self, monkeypatch):
        monkeypatch.setattr(limits, "TEXT_LIMITS", Limits(seconds=30, cpu_seconds=1))
        assert read(files.endless_pdf()).refused == "too_hard"

    def test_ends_what_takes_too_much_memory(self, monkeypatch):
        monkeypatch.setattr(limits, "TEXT_LIMITS", Limits(memory_bytes=80 * 1024**2))
        found = read(files.word_of(files.body(files.paragraph("chữ") * 400_000)))
        assert found.refused == "too_hard"
        assert found.error

    @pytest.mark.parametrize("path", SAMPLES or [None], ids=lambda path: path.stem if path else "")
    def test_takes_any_odd_file(self, path):
        if path is None:
            pytest.skip(f"the odd PDFs are not at {SHARED}")
        found = read(path.read_bytes(), path.name)
        assert found.refused in {"", "broken", "encrypted", "too_hard"}
        if "encryption_aes-256-m" not in path.name and found.refused == "encrypted":
            assert "encryption" in path.name


class TestRecognise:
    def test_reads_vietnamese_off_a_scan(self):
        if not can_recognise():
            pytest.skip(
                "tesseract with Vietnamese is not installed: apt-get install tesseract-ocr-vie"
            )
        (text,) = recognise(io.BytesIO(files.scan(files.LAW)), pages=[1])
        assert "Phạm vi điều chỉnh" in text
        assert "quy định việc hỗ trợ trồng rừng đầu" in text

    def test_gives_up_on_pages_that_cannot_be_drawn(self):
        assert recognise(io.BytesIO(b"nothing"), pages=[1, 2]) == [None, None]

from io import BytesIO

import docx
import pypdfium2
import pytest

from portal.sample.attachments import NOTICE, Decree, as_docx, as_pdf


@pytest.fixture
def decree() -> Decree:
    return Decree(
        number="09/MẪU-HD",
        kind="Văn bản",
        title='Ngoặc "kép", dấu #thăng và $đô la$',
        issuer="Nơi ban hành (mẫu)",
        issued="05/01/2026",
        text="Chương I QUY ĐỊNH\nĐiều 1. Ếch và Ộp\n1. Khoản một\na) điểm a\nLời không số",
    )


class TestDecree:
    def test_knows_what_each_line_is(self, decree: Decree):
        assert [style for style, _line in decree.lines()] == [
            "chapter",
            "article",
            "clause",
            "point",
            "clause",
        ]


class TestAsPdf:
    def test_prints_every_word_as_written(self, decree: Decree):
        with pypdfium2.PdfDocument(as_pdf(decree)) as paper:
            words = paper[0].get_textpage().get_text_bounded()
        for expected in (decree.title, decree.number, "Điều 1. Ếch và Ộp", "a) điểm a", NOTICE):
            assert expected in words

    def test_gives_the_same_bytes_each_time(self, decree: Decree):
        assert as_pdf(decree) == as_pdf(decree)


class TestAsDocx:
    def test_has_headings_to_jump_between(self, decree: Decree):
        paper = docx.Document(BytesIO(as_docx(decree)))
        styles = {row.text: row.style.name for row in paper.paragraphs if row.style}
        assert styles["Chương I QUY ĐỊNH"] == "Heading 1"
        assert styles["Điều 1. Ếch và Ộp"] == "Heading 2"
        assert paper.sections[0].header.paragraphs[0].text == NOTICE

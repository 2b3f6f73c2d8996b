from pathlib import Path

import pytest

from portal.sample.reading import Part, read, rich

WRITTEN = """title: Tên: có hai chấm
topics: mot, hai
---
Đoạn một
hai dòng, [liên kết](/tin-tuc/).

## Mục

Trước danh sách:
- một
- hai < ba

![Chú thích](hinh)

:::facts Nên biết
Một câu.

- điều một
:::

|= Bảng
|A | B
|1 | 2

# steps
## Bước một
Làm đi.

## Bước hai
Làm nữa.
"""


@pytest.fixture
def text(tmp_path: Path):
    path = tmp_path / "mot-bai.vi.md"
    path.write_text(WRITTEN, encoding="utf-8")
    return read(path)


class TestRead:
    def test_takes_slug_and_language_from_the_name(self, text):
        assert (text.slug, text.language) == ("mot-bai", "vi")

    def test_keeps_colons_in_values(self, text):
        assert text.field("title") == "Tên: có hai chấm"

    def test_gives_an_absent_field_as_empty(self, text):
        assert text.field("lead") == ""

    def test_splits_names(self, text):
        assert text.names("topics") == ["mot", "hai"]


class TestParts:
    def test_come_in_order(self, text):
        assert text.parts() == [
            Part("html", '<p>Đoạn một hai dòng, <a href="/tin-tuc/">liên kết</a>.</p>'),
            Part("heading", "Mục"),
            Part("html", "<p>Trước danh sách:</p><ul><li>một</li><li>hai &lt; ba</li></ul>"),
            Part("picture", "Chú thích", "hinh"),
            Part("facts", "<p>Một câu.</p><ul><li>điều một</li></ul>", "Nên biết"),
            Part("table", "A | B\n1 | 2", "Bảng"),
        ]

    def test_of_an_absent_section_are_none(self, text):
        assert text.parts("contact") == []


class TestEntries:
    def test_pair_sub_headings_with_their_words(self, text):
        assert text.entries("steps") == [("Bước một", "Làm đi."), ("Bước hai", "Làm nữa.")]


class TestRich:
    def test_escapes_markup(self):
        assert rich("<b>5 & 6</b>") == "&lt;b&gt;5 &amp; 6&lt;/b&gt;"

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.highlighting import SNIPPET_LENGTH, Sought, has_match, marked, snippet
from search.query import SearchQuery


def sought(text: str) -> Sought:
    return Sought.by(SearchQuery.parse({"q": text}))


def matches(segments) -> list[str]:
    return [segment.text for segment in segments if segment.is_match]


LONG = "Mở đầu chung chung về môi trường. " * 30 + (
    "Hộ gia đình đựng chất thải thực phẩm trong thùng kín. " + "Phần cuối nói chuyện khác. " * 30
)


class TestMarked:
    @pytest.mark.parametrize("text", ["phân loại rác", "phan loai rac", "PHAN LOAI RAC"])
    def test_marks_the_original_letters(self, text):
        segments = marked("Kế hoạch Phân loại rác thải tại nguồn", sought(text))
        assert matches(segments) == ["Phân loại rác"]
        assert "".join(part.text for part in segments) == "Kế hoạch Phân loại rác thải tại nguồn"

    def test_marks_a_common_word_only_beside_its_neighbour(self):
        segments = marked("Trách nhiệm của hộ gia đình và của phường", sought("nhiệm của hộ"))
        assert matches(segments) == ["nhiệm của hộ"]

    def test_marks_decomposed_text(self):
        assert matches(marked("Ra\u0301c tha\u0309i", sought("rác"))) == ["Rác"]

    def test_marks_words_whole(self):
        assert matches(marked("racing rác", sought("rac"))) == ["rác"]

    @settings(deadline=None)
    @given(st.text(), st.text())
    def test_keeps_every_character(self, text, asked):
        whole = "".join(part.text for part in marked(text, sought(asked)))
        assert whole == unicodedata.normalize("NFC", text)


class TestSnippet:
    def test_shows_the_stretch_that_answers(self):
        segments = snippet(LONG, sought("chất thải thực phẩm thùng kín"))
        assert matches(segments) == ["chất thải thực phẩm", "thùng kín"]
        assert segments[0].text == segments[-1].text == "…"

    def test_begins_at_the_beginning_without_a_match(self):
        segments = snippet(LONG, sought("xyzzy"))
        assert segments[0].text.startswith("Mở đầu")
        assert not has_match(segments)

    def test_keeps_a_short_text_whole(self):
        assert [part.text for part in snippet("Rác hữu cơ", sought("nước"))] == ["Rác hữu cơ"]

    @settings(deadline=None)
    @given(st.text(max_size=2000), st.text(max_size=50))
    def test_is_short(self, text, asked):
        shown = "".join(part.text for part in snippet(text, sought(asked)))
        assert len(shown) <= SNIPPET_LENGTH + 2

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.vietnamese.folding import fold, folded_words, nfc, slug, words

ANY_TEXT = st.text(st.characters(codec="utf-8"))
MARKED = "Đường đất Nghị quyết thuỷ lợi hoà bình kĩ thuật ỹ ế ệ ự ở ẵ Ộ"


class TestFold:
    def test_strips_every_vietnamese_mark(self):
        assert fold(MARKED) == "duong dat nghi quyet thuy loi hoa binh ki thuat y e e u o a o"

    @pytest.mark.parametrize("letter", ["đ", "Đ", "ð", "Ð"])
    def test_folds_each_d_with_a_stroke(self, letter):
        assert fold(letter) == "d"

    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_is_the_same_for_composed_and_decomposed_text(self, form):
        assert fold(unicodedata.normalize(form, MARKED)) == fold(MARKED)

    @pytest.mark.parametrize("text", ["İstanbul", "ΣΊΣΥΦΟΣ", "각하", "q̂uy", "ｔｅｘｔ", "straße"])
    def test_keeps_offsets_in_foreign_text(self, text):
        assert len(fold(text)) == len(nfc(text))

    @settings(deadline=None)
    @given(ANY_TEXT)
    def test_gives_one_character_for_one_composed_character(self, text):
        assert len(fold(text)) == len(nfc(text))

    @settings(deadline=None)
    @given(ANY_TEXT)
    def test_changes_nothing_the_second_time(self, text):
        assert fold(fold(text)) == fold(text)

    @settings(deadline=None)
    @given(st.text("aăâbcdđeêioôơuưyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịĐÊỘỮ "))
    def test_gives_plain_ascii_for_vietnamese(self, text):
        assert fold(text).isascii()
        assert fold(unicodedata.normalize("NFD", text)) == fold(text)


class TestWords:
    def test_gives_offsets_into_the_composed_text(self):
        text = "Kế hoạch số 172/KH-UBND"
        assert [text[start:end] for start, end, _ in words(text)] == [
            "Kế",
            "hoạch",
            "số",
            "172",
            "KH",
            "UBND",
        ]
        assert [word for *_, word in words(text)] == ["ke", "hoach", "so", "172", "kh", "ubnd"]

    def test_keeps_a_word_whole_around_a_stray_mark(self):
        assert [word for *_, word in words("q̂uyết")] == ["quyet"]

    def test_splits_at_underscores(self):
        assert [word for *_, word in words("tang_truong")] == ["tang", "truong"]

    @settings(deadline=None)
    @given(ANY_TEXT)
    def test_finds_words_inside_the_text(self, text):
        composed = nfc(text)
        assert all(0 <= start < end <= len(composed) and word for start, end, word in words(text))


class TestFoldedWords:
    @settings(deadline=None)
    @given(ANY_TEXT)
    def test_are_the_words_of_the_text(self, text):
        assert folded_words(text) == " ".join(word for *_, word in words(text))


class TestSlug:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Thành phố Lạng Sơn", "thanh-pho-lang-son"),
            ("  172/KH-UBND!  ", "172-kh-ubnd"),
            ("Đèo Sài Hồ — đường đất", "deo-sai-ho-duong-dat"),
            ("???", ""),
        ],
    )
    def test_writes_a_part_of_an_address(self, text, expected):
        assert slug(text) == expected

    def test_is_cut_at_a_word(self):
        assert slug("phân loại rác tại nguồn", max_length=12) == "phan-loai"
        assert slug("phanloairactainguon", max_length=12) == "phanloairact"
        assert slug("phan loai", max_length=9) == "phan-loai"

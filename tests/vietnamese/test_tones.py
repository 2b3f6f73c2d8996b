import unicodedata

import pytest

from portal.vietnamese.tones import Tone, in_one_place, is_syllable, split_tone, with_tone


class TestSplitTone:
    def test_takes_the_tone_and_leaves_other_marks(self):
        assert split_tone("đất") == ("đât", Tone.ACUTE)
        assert split_tone("xanh") == ("xanh", Tone.LEVEL)
        assert split_tone(unicodedata.normalize("NFD", "rừng")) == ("rưng", Tone.GRAVE)


class TestWithTone:
    @pytest.mark.parametrize(
        ("letters", "tone", "written"),
        [
            ("hoa", Tone.GRAVE, "hòa"),
            ("thuy", Tone.HOOK, "thủy"),
            ("hoan", Tone.GRAVE, "hoàn"),
            ("quy", Tone.ACUTE, "quý"),
            ("gia", Tone.ACUTE, "giá"),
            ("gi", Tone.GRAVE, "gì"),
            ("thuê", Tone.ACUTE, "thuế"),
            ("đương", Tone.GRAVE, "đường"),
            ("ngoai", Tone.GRAVE, "ngoài"),
            ("mia", Tone.ACUTE, "mía"),
            ("đk", Tone.ACUTE, "đk"),
        ],
    )
    def test_writes_the_tone_where_statutes_do(self, letters, tone, written):
        assert with_tone(letters, tone) == written


class TestInOnePlace:
    @pytest.mark.parametrize(
        ("word", "written"),
        [("hoà", "hòa"), ("Thuỷ", "thủy"), ("LỌAI", "loại"), ("uỷ", "ủy"), ("quý", "quý")],
    )
    def test_gives_one_form_for_old_and_new_placement(self, word, written):
        assert in_one_place(word) == written

    def test_leaves_words_run_together(self):
        assert in_one_place("dẫnđiều") == "dẫnđiều"


class TestIsSyllable:
    @pytest.mark.parametrize("word", ["nghiêng", "khuya", "giêng", "quyêt", "oan", "y"])
    def test_knows_what_can_be_one(self, word):
        assert is_syllable(word, Tone.ACUTE)

    @pytest.mark.parametrize("word", ["green", "windows", "moon", "fa", "kh", ""])
    def test_knows_what_cannot(self, word):
        assert not is_syllable(word, Tone.LEVEL)

    def test_demands_a_sharp_tone_before_a_stop(self):
        assert is_syllable("đât", Tone.DOT)
        assert not is_syllable("đât", Tone.GRAVE)

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.vietnamese.numbers import number_key

PLAN = "172/KH-UBND"
DECREE = "08/2022/NĐ-CP"


class TestNumberKey:
    @pytest.mark.parametrize(
        "spelling",
        [
            PLAN,
            "172/kh-ubnd",
            "172 / KH - UBND",
            "172/KH–UBND",
            "172KHUBND",
            "172khubnd",
            "Số: 172/KH-UBND",
            "số 172/KH-UBND",
            "No. 172/KH-UBND",
            " 172\u00a0/KH-UBND ",
            "172/KH-UBND.",
        ],
    )
    def test_is_one_for_every_spelling_of_a_plan(self, spelling):
        assert number_key(spelling) == "172khubnd"

    @pytest.mark.parametrize(
        "spelling",
        [
            DECREE,
            "8/2022/NĐ-CP",
            "08/2022/NÐ-CP",  # with the Icelandic letter, as in real files
            "08/2022/nd-cp",
            "082022ndcp",
            unicodedata.normalize("NFD", DECREE),
        ],
    )
    def test_is_one_for_every_spelling_of_a_decree(self, spelling):
        assert number_key(spelling) == "82022ndcp"

    @pytest.mark.parametrize(("text", "key"), [("", ""), ("—", ""), ("0", "0"), ("000", "0")])
    def test_takes_anything(self, text, key):
        assert number_key(text) == key

    def test_keeps_a_word_that_only_begins_like_the_label(self):
        assert number_key("Sở Y tế") == "soyte"

    @settings(deadline=None)
    @given(st.text())
    def test_is_ascii_letters_and_digits(self, text):
        key = number_key(text)
        assert key == "" or (key.isascii() and key.isalnum())

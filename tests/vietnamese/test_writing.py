import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.vietnamese.writing import clean, money


class TestClean:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("Ra\u0301c tha\u0309i", "Rác thải"),
            ("rác\u00a0thải\u202fvà\u3000nước", "rác thải và nước"),
            ("rác\x00\x08 \u200bthải\ufeff", "rác thải"),
            ("\u202efdp.exe\u202c", "fdp.exe"),
            (
                "dòng một\r\ndòng hai\rdòng ba\u2028dòng bốn",
                "dòng một\ndòng hai\ndòng ba\ndòng bốn",
            ),
            ("cột\tcột\n", "cột\tcột\n"),
            ("tăng\u00adtrưởng", "tăngtrưởng"),
            ("nửa \ud800 cặp", "nửa  cặp"),
            ("rác\ufffe\uffff\ufdd0\U0001ffff thải", "rác thải"),
            ("", ""),
        ],
    )
    def test_keeps_only_what_can_be_seen(self, given, expected):
        assert clean(given) == expected

    def test_composes_what_a_hidden_character_kept_apart(self):
        assert clean("e\u200b\u0301") == "é"

    @settings(deadline=None)
    @given(st.text())
    def test_changes_nothing_the_second_time(self, text):
        once = clean(text)
        assert clean(once) == once
        assert unicodedata.is_normalized("NFC", once)
        once.encode()


class TestMoney:
    @pytest.mark.parametrize(
        ("amount", "written"),
        [
            (1_527_000_000, "1.527.000.000 ₫"),
            (0, "0 ₫"),
            (999, "999 ₫"),
            (-50_000, "-50.000 ₫"),
            (Decimal("1000.50"), "1.001 ₫"),
        ],
    )
    def test_groups_thousands_by_dots(self, amount, written):
        assert money(amount) == written

import pytest

from search.numbers import number_keys, number_prefixes


class TestNumberPrefixes:
    @pytest.mark.parametrize(
        ("text", "prefix"),
        [
            ("172/KH-UBND", "172khubnd"),
            ("172khubnd", "172khubnd"),
            ("172/KH", "172kh"),
            ("kế hoạch 172", "172kh"),
            ("Kế hoạch số 172 của tỉnh", "172kh"),
            ("KH 172", "172kh"),
            ("172 KH", "172kh"),
            ("QĐ 1658", "1658qd"),
            ("nghị định 08/2022", "82022nd"),
            ("08/2022/NĐ-CP", "82022ndcp"),
            ("NĐ 08", "8nd"),
            ("luật 45/2019/QH14", "452019qh14"),
        ],
    )
    def test_reads_a_number_in_any_spelling(self, text, prefix):
        assert number_prefixes(text)[0] == prefix

    @pytest.mark.parametrize("text", ["", "rác thải", "năm 2024", "ngày 12/8/2024", "3 nhóm rác"])
    def test_finds_none_where_there_is_none(self, text):
        assert number_prefixes(text) == ()


class TestNumberKeys:
    def test_gives_the_key_with_and_without_the_year(self):
        assert number_keys("08/2022/NĐ-CP") == ("82022ndcp", "8ndcp")

    def test_gives_one_key_for_a_number_without_a_year(self):
        assert number_keys("172/KH-UBND") == ("172khubnd",)
        assert number_keys("") == ()

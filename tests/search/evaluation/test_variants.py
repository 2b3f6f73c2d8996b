"""One question as other people would type it."""

import pytest

from portal.vietnamese.folding import fold
from search.evaluation.variants import VARIANTS, typo


class TestVariants:
    @pytest.mark.parametrize(
        ("variant", "text", "typed"),
        [
            ("marked", "Đường Hòa Bình", "Đường Hòa Bình"),
            ("unmarked", "Đường Hòa Bình", "duong hoa binh"),
            ("nfd", "đá", "đa\u0301"),
            ("oldtone", "hòa Hoà THỦY khỏe", "hoà Hòa THUỶ khoẻ"),
            ("oldtone", "quý hoàn thuyền toán", "quý hoàn thuyền toán"),
            ("telex", "tăng trưởng xanh", "tawng truowrng xanh"),
            ("telex", "Kế hoạch đường", "Kees hoajch dduowfng"),
            ("telex", "hòa ưu ậ 172/KH", "hoaf uwu aaj 172/KH"),
        ],
    )
    def test_type_it_in_another_way(self, variant, text, typed):
        assert VARIANTS[variant](text) == typed


class TestTypo:
    def test_swaps_two_letters_of_one_word_behind_its_first(self):
        text = "phân loại rác ở phường Đông Kinh"
        typed = typo(text, seed="1")
        assert typed != text
        assert sorted(typed) == sorted(text)
        changed = [
            pair for pair in zip(text.split(), typed.split(), strict=True) if len(set(pair)) > 1
        ]
        ((before, after),) = changed
        assert len(before) >= 4
        assert before[0] == after[0]

    def test_makes_the_same_slip_for_the_same_seed(self):
        text = "trồng rừng phòng hộ đầu nguồn"
        assert typo(text, seed="1") == typo(text, seed="1")
        assert len({typo(text, seed=str(seed)) for seed in range(20)}) > 3

    @pytest.mark.parametrize(
        ("text", "typed"), [("", ""), ("172", "172"), ("aa", "aa"), ("ab", "ba")]
    )
    def test_leaves_what_has_no_two_letters_to_swap(self, text, typed):
        assert typo(text, seed="1") == typed

    def test_takes_decomposed_text(self):
        assert fold(typo("đa\u0301", seed="1")) == "ad"

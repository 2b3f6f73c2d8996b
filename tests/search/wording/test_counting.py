import pytest

from search.wording.counting import Tally, written_form


class TestWrittenForm:
    @pytest.mark.parametrize(
        ("word", "written"),
        [
            ("Hoà", "hòa"),
            ("UBND", "ubnd"),
            ("CO2", "co2"),
            ("2024", ""),
            ("12a", ""),
            ("x" * 25, ""),
        ],
    )
    def test_keeps_words_and_no_numbers(self, word, written):
        assert written_form(word) == written


class TestTally:
    def test_counts_words_and_neighbours(self):
        tally = Tally()
        tally.add(["Phân loại rác, phân loại", "rác thải"])
        assert tally.words == {"phân": 2, "loại": 2, "rác": 2, "thải": 1}
        assert tally.pairs == {"phân loại": 2, "loại rác": 1, "rác thải": 1}

    def test_takes_no_number_for_a_neighbour(self):
        tally = Tally()
        tally.add(["kế hoạch 172 tỉnh"])
        assert "hoạch tỉnh" not in tally.pairs

    def test_keeps_only_the_commonest(self):
        tally = Tally(most_words=2, most_pairs=1)
        tally.add(["một hai", "một hai", "một ba", "bốn năm sáu bảy tám chín mười"])
        tally.finish()
        assert tally.words == {"một": 3, "hai": 2}
        assert tally.pairs == {"một hai": 2}

    def test_adds_to_what_was_counted_before(self):
        tally = Tally(words={"rác": 5}, pairs={"rác thải": 2})
        tally.add(["rác thải"])
        assert (tally.words["rác"], tally.pairs["rác thải"]) == (6, 3)

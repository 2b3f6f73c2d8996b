"""Measures against values worked out by hand."""

from math import log2

import pytest

from search.evaluation.measures import ndcg, percentile, recall, reciprocal_rank


class TestNdcg:
    def test_is_one_for_the_ideal_order(self):
        assert ndcg([3, 2, 1, 0], [1, 2, 3]) == 1

    def test_weighs_grades_by_powers_of_two_and_ranks_by_their_logarithm(self):
        # Found 2, nothing, 3: 3/1 + 0 + 7/2 = 6.5; best is 3, 2: 7/1 + 3/log2(3).
        assert ndcg([2, 0, 3], [3, 2]) == pytest.approx(6.5 / (7 + 3 / log2(3)))
        assert ndcg([2, 0, 3], [3, 2]) == pytest.approx(0.7310, abs=0.0001)

    def test_is_the_plain_one_where_all_grades_are_one(self):
        # trec_eval's ndcg_cut_10 for one relevant document of two, at rank 4.
        assert ndcg([0, 0, 0, 1], [1, 1]) == pytest.approx(0.2641, abs=0.0001)

    def test_looks_no_further_than_ten_hits(self):
        assert ndcg([0] * 10 + [3], [3]) == 0
        assert ndcg([1] * 10, [1] * 12) == 1

    def test_is_zero_where_nothing_was_found_or_judged(self):
        assert ndcg([], [1]) == 0
        assert ndcg([0, 0], []) == 0


class TestRecall:
    def test_is_the_share_of_what_was_judged_relevant(self):
        assert recall([1, 0, 3, 2], [3, 2, 1, 1], at=10) == 0.75
        assert recall([1, 0, 3, 2], [3, 2, 1, 1], at=3) == 0.5

    def test_is_zero_where_nothing_was_judged(self):
        assert recall([0], [], at=10) == 0


class TestReciprocalRank:
    @pytest.mark.parametrize(
        ("found", "value"), [([2], 1), ([0, 0, 1, 3], 1 / 3), ([0] * 10 + [1], 0), ([], 0)]
    )
    def test_is_one_over_the_rank_of_the_first_relevant_hit(self, found, value):
        assert reciprocal_rank(found) == pytest.approx(value)


class TestPercentile:
    def test_is_a_value_that_was_measured(self):
        values = list(range(1, 101))
        assert percentile(values, 0.5) == 50
        assert percentile(values, 0.95) == 95
        assert percentile([7], 0.95) == 7

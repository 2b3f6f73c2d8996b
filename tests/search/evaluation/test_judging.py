"""What a hit is worth that leads to a page, or to a clause of it."""

import pytest

from search.evaluation.judging import Verdict

LAW, PLAN = "van-ban/luat#1", "van-ban/ke-hoach"


@pytest.fixture
def verdict() -> Verdict:
    grades = {f"{LAW}#dieu-7": 3, f"{LAW}#dieu-8": 2, PLAN: 1, f"{PLAN}#dieu-1": 2, "mất": 1}
    return Verdict(grades, documents={LAW, PLAN})


class TestVerdict:
    def test_knows_the_most_that_each_document_can_be_worth(self, verdict):
        assert verdict.best == {LAW: 3, PLAN: 2, "mất": 1}

    @pytest.mark.parametrize(
        ("document", "shown", "worth"),
        [
            (LAW, [], 0),
            (LAW, ["dieu-1"], 0),
            (LAW, ["dieu-8", "dieu-7"], 3),
            (LAW, ["dieu-7-khoan-2"], 3),
            (LAW, ["dieu-75"], 0),
            (PLAN, [], 1),
            (PLAN, ["dieu-1"], 2),
            ("khác", ["dieu-7"], 0),
        ],
    )
    def test_weighs_a_hit_by_the_page_or_the_clauses_it_leads_to(
        self, verdict, document, shown, worth
    ):
        assert verdict.grade(document, shown=shown) == worth

    def test_takes_a_key_with_the_mark_for_a_document_where_there_is_one(self):
        assert Verdict({LAW: 2}, documents={LAW, "van-ban/luat"}).best == {LAW: 2}

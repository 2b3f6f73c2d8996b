from dataclasses import replace

import pytest

from search.query import SearchQuery
from search.ranking.arranging import arranged, grouped
from search.ranking.planning import terms_of
from search.ranking.scoring import ENDED, NUMBER, Candidate, Scorer
from search.ranking.terms import Statistics

PASSAGE = Candidate(
    entry=1, page=1, title="luat bao ve moi truong", heading="", body="thu gom rac thai tai nguon"
)


def scorer(text: str) -> Scorer:
    query = SearchQuery.parse({"q": text})
    counts = dict.fromkeys(terms_of(query), 5)
    return Scorer(query, Statistics(passages=1000, average_length=10, frequencies=counts))


def score(text: str, **changes: object) -> float:
    return scorer(text).score(replace(PASSAGE, **changes))


class TestScore:
    def test_is_nothing_for_a_passage_with_nothing_in_common(self):
        assert score("cá tầm") == 0

    def test_grows_with_words_that_stand_together(self):
        apart = score("rác nguồn")
        assert score("rác thải") > apart > 0

    def test_counts_no_pair_across_title_and_text(self):
        assert score("trường thu") < score("thu gom", title="moi truong")

    def test_weighs_a_word_less_in_a_longer_passage(self):
        assert score("rác") > score("rác", body=f"{PASSAGE.body} {'khac ' * 300}")

    @pytest.mark.parametrize("heading", ["dieu 7 thu gom rac", "thu gom rac"])
    def test_prefers_a_heading_that_is_wholly_asked_for(self, heading):
        wholly = score("thu gom rác", heading=heading)
        assert wholly > score("thu gom rác", heading=f"{heading} tren dia ban ca nuoc")

    def test_prefers_the_clause_that_is_named(self):
        named = "điều 7 luật môi trường"
        assert score(named, heading="dieu 7 thu gom") > score(named, heading="dieu 75 thu gom")

    def test_prefers_the_named_clause_of_the_named_law(self):
        named = "điều 7 luật bảo vệ môi trường"
        of_another = score(
            named, title="luat dat dai", heading="dieu 7 trach nhiem bao ve moi truong"
        )
        assert score(named, heading="dieu 7 thu gom") > of_another

    def test_puts_what_has_ended_behind(self):
        assert score("rác", has_ended=True) == pytest.approx(ENDED * score("rác"))

    def test_puts_a_document_asked_for_by_its_number_first(self):
        number = score("172/KH-UBND", keys=("172khubnd",))
        assert number > score("172/KH", keys=("172khubnd",)) >= NUMBER
        assert score("172/KH", keys=("1720khubnd",)) < NUMBER

    def test_prefers_the_year_that_is_named(self):
        named = "kế hoạch 172 năm 2023"
        keys = ("172khubnd",)
        assert score(named, keys=keys, year=2023) > score(named, keys=keys, year=2024)


class TestArranged:
    def test_puts_the_page_with_the_best_passage_first(self):
        other = replace(PASSAGE, entry=3, page=2, body="rac thai rac thai")
        weak = replace(PASSAGE, entry=2, page=2, body="rac")
        pages = arranged([PASSAGE, weak, other], scorer("rác thải"))
        assert [(match.page_id, match.entries) for match in pages] == [(2, (3, 2)), (1, (1,))]


class TestGrouped:
    def test_keeps_the_first_passages_of_each_page(self):
        ordered = [(7, entry) for entry in range(9)] + [(5, 20)]
        assert [(match.page_id, match.entries) for match in grouped(ordered)] == [
            (7, (0, 1, 2)),
            (5, (20,)),
        ]

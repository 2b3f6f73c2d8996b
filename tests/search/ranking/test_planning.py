import pytest

from search.query import Expansion, SearchQuery
from search.ranking.planning import FEWEST_READ, plan, terms_of
from search.ranking.terms import Statistics

LONG = "hợp tác xã nuôi ong muốn vay vốn"


def known(query: SearchQuery, **frequencies: int) -> Statistics:
    """Statistics of an index in which every term of the question is somewhere."""
    counts = dict.fromkeys(terms_of(query), 10) | frequencies
    return Statistics(passages=100_000, average_length=100, frequencies=counts)


class TestPlan:
    @pytest.mark.parametrize(
        ("text", "gates"),
        [
            ("rác", {("rac",)}),
            ("rác thải", {("rac", "thai")}),
            ("rác thải là gì", {("rac", "thai")}),
            ("rác thải nhựa", {("rac", "thai"), ("rac", "nhua"), ("thai", "nhua")}),
        ],
    )
    def test_demands_the_words_of_a_short_question(self, text, gates):
        query = SearchQuery.parse({"q": text})
        assert set(plan(query, known(query)).gates) == gates

    def test_lets_an_expansion_stand_for_what_it_expands(self):
        expansion = Expansion(of=("ubnd",), words=("uy", "ban"), written="ủy ban")
        query = SearchQuery(words=("ubnd", "tinh"), expansions=(expansion,))
        assert set(plan(query, known(query)).gates) == {("ubnd", "tinh"), ("uy_ban", "tinh")}

    def test_asks_by_the_rarest_terms_as_far_as_may_be_read(self):
        query = SearchQuery.parse({"q": LONG})
        planned = plan(query, known(query, xa=FEWEST_READ, hop=FEWEST_READ * 9))
        assert planned.gates == ()
        assert "nuoi_ong" in planned.anchors
        assert not {"xa", "hop"} & planned.anchors.keys()

    def test_asks_by_the_rarest_term_even_if_it_is_everywhere(self):
        query = SearchQuery.parse({"q": LONG})
        counts = dict.fromkeys(terms_of(query), 10**6)
        statistics = Statistics(passages=10**6, average_length=100, frequencies=counts)
        assert len(plan(query, statistics).anchors) == 1

    def test_leaves_out_terms_that_are_nowhere(self):
        query = SearchQuery.parse({"q": LONG})
        assert "ong" not in plan(query, known(query, ong=0)).anchors

    def test_demands_the_larger_share_the_fewer_words_are_asked(self):
        four, many = (SearchQuery.parse({"q": text}) for text in ("nuôi ong vay vốn", LONG))
        shares = [
            (planned := plan(query, known(query))).least / sum(planned.anchors.values())
            for query in (four, many)
        ]
        assert shares[0] > shares[1] > 0

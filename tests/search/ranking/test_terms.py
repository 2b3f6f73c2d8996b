import pytest

from search.query import Expansion, SearchQuery
from search.ranking.terms import (
    WEIGHT_OF_A_COMMON_WORD,
    WEIGHT_OF_A_PAIR,
    WEIGHT_OF_AN_EXPANSION,
    Statistics,
    index_terms,
    weights,
)


class TestIndexTerms:
    def test_gives_words_and_pairs_of_neighbours(self):
        assert index_terms("tang truong xanh") == "tang truong xanh tang_truong truong_xanh"

    def test_takes_a_text_of_no_word_or_one(self):
        assert index_terms("").split() == []
        assert index_terms("rac").split() == ["rac"]


class TestWeights:
    def test_weighs_words_pairs_and_common_words(self):
        assert weights(SearchQuery.parse({"q": "rác là gì"})) == {
            "rac": 1.0,
            "la": WEIGHT_OF_A_COMMON_WORD,
            "gi": WEIGHT_OF_A_COMMON_WORD,
            "rac_la": WEIGHT_OF_A_PAIR,
        }

    def test_weighs_an_expansion_less_and_what_is_asked_in_full(self):
        expansion = Expansion(of=("ubnd",), words=("uy", "ban"), written="ủy ban")
        query = SearchQuery(words=("ubnd", "ban"), expansions=(expansion,))
        weighed = weights(query)
        assert weighed["ban"] == 1.0
        assert weighed["uy"] == WEIGHT_OF_AN_EXPANSION
        assert weighed["uy_ban"] == pytest.approx(WEIGHT_OF_AN_EXPANSION * WEIGHT_OF_A_PAIR)


class TestRarity:
    def test_falls_the_more_passages_have_a_term(self):
        known = Statistics(passages=100, average_length=9, frequencies={"xa": 90, "sim": 2})
        assert known.rarity("never") > known.rarity("sim") > known.rarity("xa") > 0

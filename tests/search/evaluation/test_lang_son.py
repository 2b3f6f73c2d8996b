"""The project's own questions: what they must be, and how well both engines answer them."""

from collections import Counter
from functools import cache
from statistics import fmean

import pytest

from portal.vietnamese.folding import fold
from search.evaluation import Trial, trial
from search.evaluation.contents import pages_of
from search.evaluation.judging import Verdict
from search.evaluation.trying import own_collection
from search.evaluation.variants import VARIANTS

pytestmark = pytest.mark.django_db

# A little under what was measured, see search/evaluation/lang-son/README.md.
NDCG_FLOORS = {"embedded": 0.82, "elasticsearch": 0.82}
NUMBER_MRR_FLOOR = 0.99
MOST_LOST_WITHOUT_MARKS = 0.005
MOST_BETWEEN_ENGINES = 0.03


def half_marked(text: str) -> str:
    """Return a text that somebody grew tired of marking at every other word."""
    return " ".join(fold(word) if place % 2 else word for place, word in enumerate(text.split()))


TYPED = VARIANTS | {"half marked": half_marked, "capital": str.upper}


@cache
def asked(engine: str, variant: str = "marked") -> Trial:
    """Ask once for all tests."""
    return trial(engine=engine, typed=lambda question: TYPED[variant](question.text))


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine_name(request, settings) -> str:
    if request.param == "elasticsearch":
        settings.ELASTICSEARCH_URL = request.getfixturevalue("elasticsearch_url")
    return request.param


class TestCollection:
    def test_asks_many_kinds_of_questions(self):
        kinds = Counter(question.about["kind"] for question in own_collection().questions)
        assert sum(kinds.values()) >= 60
        assert len(kinds) >= 8

    def test_has_the_search_choose_among_many_passages(self):
        assert len(pages_of(own_collection()).entries) >= 300

    def test_judges_only_what_is_there(self):
        collection = own_collection()
        pages = pages_of(collection)
        keys = [document.key for document in collection.documents]
        there = {f"{keys[entry.page_id - 1]}#{entry.anchor}" for entry in pages.entries}
        documents = set(keys)
        for question in collection.questions:
            assert set(Verdict(question.grades, documents=documents).best) <= documents
            clauses = {key for key in question.grades if key not in documents}
            lost = {key for key in clauses if not any(known.startswith(key) for known in there)}
            assert lost == set(), question.text


class TestBothEngines:
    def test_answer_well_enough(self, engine_name):
        assert asked(engine_name).scores.ndcg10 >= NDCG_FLOORS[engine_name]

    def test_find_documents_by_number(self, engine_name):
        answers = [one for one in asked(engine_name).answers if one.question.startswith("number-")]
        assert len(answers) >= 20
        assert fmean(answer.rr10 for answer in answers) >= NUMBER_MRR_FLOOR

    @pytest.mark.parametrize("variant", ["unmarked", "nfd", "oldtone", "half marked", "capital"])
    def test_give_the_same_ten_hits_however_it_is_typed(self, engine_name, variant):
        marked, other = asked(engine_name), asked(engine_name, variant)
        pairs = zip(marked.answers, other.answers, strict=True)
        assert [one.text for one, same in pairs if one.found[:10] != same.found[:10]] == []
        lost = abs(marked.scores.ndcg10 - other.scores.ndcg10)
        assert lost <= MOST_LOST_WITHOUT_MARKS

    @pytest.mark.elasticsearch
    def test_answer_alike(self, settings, elasticsearch_url):
        settings.ELASTICSEARCH_URL = elasticsearch_url
        both = [asked(name).scores.ndcg10 for name in NDCG_FLOORS]
        assert abs(both[0] - both[1]) <= MOST_BETWEEN_ENGINES

"""Trying a change of the wording on the project's own questions."""

from dataclasses import replace

import pytest

from search.evaluation import changes, trial
from search.evaluation.collection import Collection, Document, Question
from search.query import SearchQuery
from search.wording.learning import learn
from tests.search.factories import publish_samples

pytestmark = pytest.mark.django_db

SMALL = Collection(
    name="mau",
    documents=(
        Document("rung", "Trồng rừng đầu nguồn", "Cây bản địa giữ đất, giữ nước."),
        Document("khi", "Quan trắc khí thải", "Thiết bị đo suốt ngày đêm."),
    ),
    questions=(
        Question("q1", "wald", {"rung": 3}),
        Question("q2", "khí thải", {"khi": 3}),
    ),
)


def with_german(query: SearchQuery) -> SearchQuery:
    """Stand for a term list on trial."""
    return replace(query, words=("rung",)) if query.words == ("wald",) else query


class TestTrial:
    def test_asks_every_question(self):
        tried = trial(collection=SMALL)
        assert [answer.ndcg10 for answer in tried.answers] == [0, 1]
        assert tried.scores.ndcg10 == 0.5

    def test_asks_as_the_change_on_trial_understands(self):
        tried = trial(collection=SMALL, understood=with_german)
        assert tried.scores.ndcg10 == 1

    def test_asks_the_corrected_question_where_the_page_would(self, nothing_found):
        publish_samples()
        learn()
        typed_without_input_method = Question("q3", "ruwngf ddaauf nguoonf", {"rung": 3})
        collection = replace(SMALL, questions=(typed_without_input_method,))
        assert trial(collection=collection).scores.ndcg10 == 1

    def test_takes_the_projects_own_questions(self):
        assert trial().scores.queries >= 60


class TestChanges:
    def test_lists_what_is_answered_otherwise(self):
        before = trial(collection=SMALL)
        after = trial(collection=SMALL, understood=with_german)
        (change,) = changes(before, after)
        assert (change.question, change.before, change.after) == ("q1", 0, 1)
        assert changes(before, before) == ()

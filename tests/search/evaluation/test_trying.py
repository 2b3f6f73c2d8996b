"""Trying a change of the wording on the project's own questions."""

from dataclasses import replace

import pytest

from search.evaluation import changes, trial
from search.evaluation.collection import Collection, Document, Question
from search.query import SearchQuery

pytestmark = pytest.mark.django_db

SMALL = Collection(
    name="mau",
    documents=(
        Document("rung", "Trồng rừng đầu nguồn", "Cây bản địa giữ đất, giữ nước."),
        Document("khi", "Quan trắc khí thải", "Thiết bị đo suốt ngày đêm."),
    ),
    questions=(
        Question("q1", "forest", {"rung": 3}),
        Question("q2", "khí thải", {"khi": 3}),
    ),
)


def with_english(query: SearchQuery) -> SearchQuery:
    """Stand for a term list on trial."""
    return replace(query, words=("rung",)) if query.words == ("forest",) else query


class TestTrial:
    def test_asks_every_question(self):
        tried = trial(collection=SMALL)
        assert [answer.ndcg10 for answer in tried.answers] == [0, 1]
        assert tried.scores.ndcg10 == 0.5

    def test_asks_as_the_change_on_trial_understands(self):
        tried = trial(collection=SMALL, understood=with_english)
        assert tried.scores.ndcg10 == 1

    def test_takes_the_projects_own_questions(self):
        assert trial().scores.queries >= 60


class TestChanges:
    def test_lists_what_is_answered_otherwise(self):
        before = trial(collection=SMALL)
        after = trial(collection=SMALL, understood=with_english)
        (change,) = changes(before, after)
        assert (change.question, change.before, change.after) == ("q1", 0, 1)
        assert changes(before, before) == ()

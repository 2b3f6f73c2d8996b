import pytest

from feedback.applications.definition.conditions import holds, rests_on

YES = {"question": "a", "is": "equals", "value": True}
BIG = {"question": "n", "is": "at_least", "value": 10}


class TestHolds:
    @pytest.mark.parametrize(
        ("condition", "answers", "expected"),
        [
            (None, {}, True),
            (YES, {"a": True}, True),
            (YES, {"a": False}, False),
            (YES, {}, False),
            ({"question": "a", "is": "not_equals", "value": "x"}, {"a": "y"}, True),
            ({"question": "a", "is": "not_equals", "value": "x"}, {}, False),
            ({"question": "a", "is": "includes", "value": "x"}, {"a": ["x", "y"]}, True),
            ({"question": "a", "is": "includes", "value": "x"}, {"a": ["y"]}, False),
            ({"question": "a", "is": "answered"}, {"a": False}, True),
            ({"question": "a", "is": "answered"}, {}, False),
            (BIG, {"n": "10"}, True),
            (BIG, {"n": "9.5"}, False),
            (BIG, {"n": 11}, True),
            ({"question": "n", "is": "at_most", "value": "2026-11-22"}, {"n": "2026-11-22"}, True),
            ({"question": "n", "is": "at_most", "value": "2026-11-22"}, {"n": "2026-12-01"}, False),
            ({"all": [YES, BIG]}, {"a": True, "n": "3"}, False),
            ({"any": [YES, BIG]}, {"a": True, "n": "3"}, True),
            ({"any": [{"all": [YES, BIG]}, YES]}, {"a": True}, True),
        ],
    )
    def test_reads_the_tree(self, condition, answers, expected):
        assert holds(condition, answers) is expected


class TestRestsOn:
    def test_names_every_question_of_the_tree(self):
        assert rests_on({"any": [YES, {"all": [BIG]}]}) == {"a", "n"}
        assert rests_on(None) == set()

import copy

import pytest

from feedback.applications.definition.validation import problems
from tests.applications.factories import definition


def broken(path, value):
    data = copy.deepcopy(definition())
    target = data
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return data


QUESTION = ("sections", 1, "questions", 0)


class TestProblems:
    def test_finds_none_in_a_good_form(self):
        assert problems(definition()) == []

    @pytest.mark.parametrize(
        ("path", "value", "place"),
        [
            (("title",), "Tên", "title"),
            (("title", "en"), "", "title.en"),
            (("title", "fr"), "x", "title.fr"),
            (("extra",), 1, "extra"),
            (("sections",), [], "sections"),
            (("sections", 0), 5, "sections[0]"),
            (("sections", 1, "key"), "applicant", "sections[1].key"),
            (("sections", 1, "questions"), [], "sections[1].questions"),
            ((*QUESTION, "key"), "contact_name", "sections[1].questions[0].key"),
            ((*QUESTION, "key"), "Số hộ", "sections[1].questions[0].key"),
            ((*QUESTION, "kind"), "colour", "sections[1].questions[0].kind"),
            ((*QUESTION, "kind"), ["x"], "sections[1].questions[0].kind"),
            ((*QUESTION, "required"), "yes", "sections[1].questions[0].required"),
            ((*QUESTION, "kind"), "choice", "sections[1].questions[0].options"),
            ((*QUESTION, "options"), [], "sections[1].questions[0].options"),
            ((*QUESTION, "limits"), {"max_files": 1}, "sections[1].questions[0].limits.max_files"),
            ((*QUESTION, "limits"), {"min": "x"}, "sections[1].questions[0].limits.min"),
            ((*QUESTION, "limits"), 5, "sections[1].questions[0].limits"),
            ((*QUESTION, "colour"), 5, "sections[1].questions[0].colour"),
            (
                (*QUESTION, "when"),
                {"question": "has_site", "is": "equals", "value": True},
                "sections[1].questions[0].when.question",
            ),
            (
                (*QUESTION, "when"),
                {"question": "phone", "is": "at_least", "value": 1},
                "sections[1].questions[0].when.is",
            ),
            ((*QUESTION, "when"), {"all": []}, "sections[1].questions[0].when"),
            (
                ("sections", 1, "questions", 3, "when"),
                {"question": "has_site", "is": "equals", "value": "yes"},
                "sections[1].questions[3].when.value",
            ),
        ],
    )
    def test_names_the_place(self, path, value, place):
        assert place in [problem.path for problem in problems(broken(path, value))]

    @pytest.mark.parametrize("data", [None, 5, "x", [], {}, {"sections": None, "title": None}])
    def test_never_fails_on_something_else(self, data):
        assert problems(data)

from feedback.applications.definition.answers import faults, relevant, stripped
from feedback.applications.definition.questions import Form
from tests.applications.factories import ANSWERS, definition

FORM = Form.read(definition())


class TestRelevant:
    def test_leaves_out_what_a_condition_hides(self):
        assert "site_area" not in relevant(FORM, ANSWERS)
        assert "site_area" in relevant(FORM, {**ANSWERS, "has_site": True})


class TestStripped:
    def test_drops_hidden_answers(self):
        assert "site_area" not in stripped(FORM, {**ANSWERS, "site_area": "5"})
        assert stripped(FORM, {**ANSWERS, "has_site": True, "site_area": "5"})["site_area"] == "5"


class TestFaults:
    def test_finds_none_in_complete_answers(self):
        assert faults(FORM, ANSWERS) == []

    def test_names_what_is_missing_or_wrong(self):
        found = faults(FORM, {"has_site": True, "cost": "x", "households": "120"})
        assert [fault.question.key for fault in found] == ["contact_name", "cost", "site_area"]

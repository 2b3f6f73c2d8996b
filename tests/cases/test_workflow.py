from dataclasses import replace

import pytest

from feedback.cases.workflow import Note, Step, StepNotAllowed, Workflow
from tests.cases.factories import DOOR, Door


class TestWorkflow:
    @pytest.mark.parametrize("state", Door.values)
    @pytest.mark.parametrize("action", ["push", "slam", "knock", "creak", "paint"])
    def test_knows_exactly_the_steps_of_its_table(self, state, action):
        allowed = {
            ("open", "push"),
            ("open", "slam"),
            ("ajar", "slam"),
            ("ajar", "knock"),
            ("ajar", "creak"),
        }
        if (state, action) in allowed:
            assert state in DOOR.step(state, action).sources
        else:
            with pytest.raises(StepNotAllowed):
                DOOR.step(state, action)

    def test_lists_the_steps_from_a_state_in_the_tables_order(self):
        assert [step.action for step in DOOR.steps_from("ajar")] == ["slam", "knock", "creak"]

    def test_closes_what_nothing_leads_out_of(self):
        assert DOOR.closed_states == {"shut"}

    def test_words_a_state_for_the_public_or_by_its_label(self):
        assert DOOR.wording("ajar") == "Đang hé mở"
        assert DOOR.wording("shut") == "Đóng"

    def test_refuses_two_steps_for_one_action(self):
        with pytest.raises(ValueError, match="push twice"):
            replace(DOOR, steps=(*DOOR.steps, DOOR.steps[0]))

    def test_refuses_unknown_states(self):
        with pytest.raises(ValueError, match="window"):
            Workflow("door", Door, (Step("break", ("window",), "open", "Vỡ", "x"),))


class TestStep:
    @pytest.mark.parametrize(
        ("note", "text", "passes"),
        [
            (Note.REQUIRED, "Đã rõ", True),
            (Note.REQUIRED, "  ", False),
            (Note.OPTIONAL, "", True),
            (Note.OPTIONAL, "Đã rõ", True),
            (Note.NONE, "", True),
            (Note.NONE, "Đã rõ", False),
        ],
    )
    def test_takes_the_note_it_asks_for(self, note, text, passes):
        step = replace(DOOR.steps[0], note=note)
        if passes:
            step.check_note(text)
        else:
            with pytest.raises(StepNotAllowed):
                step.check_note(text)

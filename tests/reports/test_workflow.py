import pytest

from feedback.cases import policies
from feedback.cases.workflow import SENDER, Note, StepNotAllowed
from feedback.reports.actions import transition
from feedback.reports.workflow import HANDLE, HIDING, MAILED, PUBLISHING, TONES, WORKFLOW, State
from portal.users.roles import Role, give
from tests.cases.factories import MONDAY
from tests.factories import UserFactory
from tests.reports.factories import make_officer, make_report

# Written out beside the table of the code: whoever changes the one must mean it in the other.
ALLOWED = {
    ("submitted", "accept"): ("accepted", HANDLE, Note.OPTIONAL),
    ("submitted", "start"): ("in_progress", HANDLE, Note.OPTIONAL),
    ("submitted", "ask"): ("needs_info", HANDLE, Note.REQUIRED),
    ("submitted", "reject"): ("rejected", HANDLE, Note.REQUIRED),
    ("submitted", "withdraw"): ("withdrawn", SENDER, Note.NONE),
    ("accepted", "start"): ("in_progress", HANDLE, Note.OPTIONAL),
    ("accepted", "ask"): ("needs_info", HANDLE, Note.REQUIRED),
    ("accepted", "resolve"): ("resolved", HANDLE, Note.OPTIONAL),
    ("accepted", "reject"): ("rejected", HANDLE, Note.REQUIRED),
    ("accepted", "withdraw"): ("withdrawn", SENDER, Note.NONE),
    ("in_progress", "ask"): ("needs_info", HANDLE, Note.REQUIRED),
    ("in_progress", "resolve"): ("resolved", HANDLE, Note.OPTIONAL),
    ("in_progress", "withdraw"): ("withdrawn", SENDER, Note.NONE),
    ("needs_info", "answer"): ("submitted", SENDER, Note.NONE),
    ("needs_info", "resume"): ("in_progress", HANDLE, Note.OPTIONAL),
    ("needs_info", "withdraw"): ("withdrawn", SENDER, Note.NONE),
    ("resolved", "reopen"): ("in_progress", HANDLE, Note.REQUIRED),
    ("resolved", "close"): ("closed", HANDLE, Note.REQUIRED),
}
ACTIONS = sorted({action for _state, action in ALLOWED})
ABSENT = [
    (state, action)
    for state in State.values
    for action in ACTIONS
    if (state, action) not in ALLOWED
]
OFFICE = [pair for pair, (_target, permission, _note) in ALLOWED.items() if permission == HANDLE]
ASKING = [pair for pair, (_target, _permission, note) in ALLOWED.items() if note == Note.REQUIRED]
# How a report comes into each state.
PATHS = {
    "submitted": (),
    "accepted": ("accept",),
    "in_progress": ("accept", "start"),
    "needs_info": ("ask",),
    "resolved": ("accept", "resolve"),
    "closed": ("accept", "resolve", "close"),
    "rejected": ("reject",),
    "withdrawn": ("withdraw",),
}
WORDS = "Đã xem tại chỗ."


def take_step(report, action, *, actor, note=WORDS):
    """Take a step as the one whose step it is; what is no officer's has neither actor nor note."""
    if action in {"answer", "withdraw"}:
        return transition(report, action=action, actor=None, now=MONDAY)
    return transition(report, action=action, actor=actor, note=note, now=MONDAY)


def report_in(state, *, officer):
    report = make_report()
    for action in PATHS[state]:
        take_step(report, action, actor=officer)
    assert report.case.state == state
    return report


def person(role):
    user = UserFactory()
    if role is not None:
        give(user, role)
    return user


class TestTable:
    def test_knows_the_actions_that_are_tested_here(self):
        assert sorted({step.action for step in WORKFLOW.steps}) == ACTIONS

    @pytest.mark.parametrize(("state", "action"), ALLOWED)
    def test_states_target_permission_and_note(self, state, action):
        step = WORKFLOW.step(state, action)
        assert (step.target, step.permission, step.note) == ALLOWED[state, action]
        assert step.public

    @pytest.mark.parametrize(("state", "action"), ABSENT)
    def test_refuses_every_other_pair(self, state, action):
        with pytest.raises(StepNotAllowed):
            WORKFLOW.step(state, action)

    def test_ends_in_three_states(self):
        assert WORKFLOW.closed_states == {"closed", "rejected", "withdrawn"}

    @pytest.mark.parametrize("state", State)
    def test_has_words_and_a_tone_for_every_state(self, state):
        assert str(WORKFLOW.public_wording[state])
        assert TONES[state] in {"neutral", "info", "success", "warning", "danger"}

    def test_mails_publishes_and_hides_by_steps_there_are(self):
        assert set(ACTIONS) >= MAILED | PUBLISHING | HIDING


@pytest.mark.django_db
class TestTransition:
    @pytest.mark.parametrize(("state", "action"), ALLOWED)
    def test_leads_where_the_table_says(self, state, action):
        officer = make_officer()
        report = report_in(state, officer=officer)
        event = take_step(report, action, actor=officer)
        target = ALLOWED[state, action][0]
        report.refresh_from_db()
        assert report.case.state == target
        assert (event.from_state, event.to_state, event.action) == (state, target, action)
        assert (report.case.closed_at is not None) == (target in WORKFLOW.closed_states)

    @pytest.mark.parametrize(("state", "action"), ABSENT)
    def test_changes_nothing_by_a_step_that_is_not_there(self, state, action):
        officer = make_officer()
        report = report_in(state, officer=officer)
        version = report.case.version
        with pytest.raises(StepNotAllowed):
            take_step(report, action, actor=officer)
        report.refresh_from_db()
        assert (report.case.state, report.case.version) == (state, version)

    @pytest.mark.parametrize(("state", "action"), ASKING)
    @pytest.mark.parametrize("note", ["", "  \n"])
    def test_needs_the_note_the_table_asks_for(self, state, action, note):
        officer = make_officer()
        report = report_in(state, officer=officer)
        with pytest.raises(StepNotAllowed):
            take_step(report, action, actor=officer, note=note)
        report.refresh_from_db()
        assert report.case.state == state

    @pytest.mark.parametrize("action", ["answer", "withdraw"])
    def test_takes_no_note_from_the_sender(self, action):
        report = report_in("needs_info", officer=make_officer())
        with pytest.raises(StepNotAllowed):
            transition(report, action=action, actor=None, note=WORDS, now=MONDAY)

    @pytest.mark.parametrize("action", ["answer", "withdraw"])
    def test_refuses_officers_the_steps_of_the_sender(self, action):
        officer = make_officer()
        report = report_in("needs_info", officer=officer)
        with pytest.raises(StepNotAllowed):
            transition(report, action=action, actor=officer, now=MONDAY)
        report.refresh_from_db()
        assert report.case.state == "needs_info"

    @pytest.mark.parametrize(("state", "action"), OFFICE)
    def test_refuses_the_sender_the_steps_of_the_office(self, state, action):
        report = report_in(state, officer=make_officer())
        with pytest.raises(StepNotAllowed):
            take_step(report, action, actor=None)

    @pytest.mark.parametrize(("state", "action"), OFFICE)
    @pytest.mark.parametrize("role", [None, Role.REVIEWER])
    def test_refuses_people_who_do_not_handle_reports(self, state, action, role):
        report = report_in(state, officer=make_officer())
        with pytest.raises(StepNotAllowed):
            take_step(report, action, actor=person(role))
        report.refresh_from_db()
        assert report.case.state == state


@pytest.mark.django_db
class TestResume:
    def test_takes_a_report_on_that_was_asked_about_before_it_was_accepted(self):
        officer = make_officer()
        report = make_report()
        take_step(report, "ask", actor=officer)
        take_step(report, "resume", actor=officer, note="")
        report.refresh_from_db()
        running = report.case.clocks.filter(stopped_at__isnull=True, paused_at__isnull=True)
        assert report.published_at == MONDAY
        assert [clock.kind for clock in running] == ["report_handling"]


@pytest.mark.django_db
class TestMayTake:
    @pytest.mark.parametrize("role", [None, *Role])
    def test_opens_the_steps_of_the_office_to_two_roles(self, role):
        someone = person(role)
        may = {pair for pair in OFFICE if policies.may_take(WORKFLOW.step(*pair), someone)}
        handles = role in {Role.REPORT_OFFICER, Role.ADMINISTRATOR}
        assert may == (set(OFFICE) if handles else set())

    def test_closes_them_to_an_officer_who_left(self):
        officer = make_officer()
        officer.is_active = False
        assert not any(policies.may_take(WORKFLOW.step(*pair), officer) for pair in OFFICE)

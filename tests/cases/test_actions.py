import threading
from datetime import timedelta

from django.db import IntegrityError, connection, transaction

import pytest

from feedback.cases import chain
from feedback.cases.actions import (
    CaseChanged,
    assign,
    move,
    once,
    open_case,
    pause_clocks,
    post_message,
    record,
    resume_clocks,
    start_clock,
    stop_clocks,
)
from feedback.cases.models import Case, Idempotency, Term
from feedback.cases.querysets import tidy_reference
from feedback.cases.workflow import StepNotAllowed
from tests.cases.factories import DOOR, MONDAY, make_case
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return UserFactory(is_superuser=True)


def in_threads(*works):
    """Run the works at once, each on a connection of its own; return what they gave or raised."""
    start, given = threading.Barrier(len(works)), [None] * len(works)

    def run(number, work):
        start.wait()
        try:
            given[number] = work()
        except Exception as error:  # noqa: BLE001 - what was raised is what is asked
            given[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


class TestOpenCase:
    def test_numbers_each_series_and_year_by_itself(self):
        next_year = MONDAY.replace(year=2027)
        references = [
            make_case().reference,
            make_case().reference,
            make_case(kind="application").reference,
            make_case(now=next_year).reference,
        ]
        assert references == ["LS-26-000001", "LS-26-000002", "HS-26-000001", "LS-27-000001"]

    def test_begins_the_chain(self):
        event = make_case().events.get()
        assert (event.sequence, event.kind, event.to_state) == (1, "opened", "open")
        assert event.is_public

    def test_leaves_no_gap_when_the_opening_fails(self):
        with pytest.raises(RuntimeError), transaction.atomic():
            make_case()
            raise RuntimeError
        assert make_case().reference == "LS-26-000001"

    @pytest.mark.django_db(transaction=True, serialized_rollback=True)
    def test_gives_different_numbers_at_once(self):
        given = in_threads(*[lambda: make_case().reference] * 4)
        assert sorted(given) == [f"LS-26-00000{number}" for number in (1, 2, 3, 4)]


class TestRecord:
    def test_chains_every_event_to_the_one_before(self):
        case = make_case()
        record(case, kind="edited", actor=None, data={"b": 1, "a": "ố"}, now=MONDAY)
        record(case, kind="edited", actor=None, public_note="Xin chào", now=MONDAY)
        events = list(case.events.in_order())
        assert [event.previous_hash for event in events] == ["", events[0].hash, events[1].hash]
        assert chain.first_break(events) is None

    def test_shows_where_the_past_was_changed(self):
        case = make_case()
        record(case, kind="edited", actor=None, internal_note="thật", now=MONDAY)
        record(case, kind="edited", actor=None, now=MONDAY)
        events = list(case.events.in_order())
        events[1].internal_note = "sửa lại"
        assert chain.first_break(events) == 2
        assert chain.first_break([events[0], events[2]]) == 3

    def test_survives_the_database_bit_by_bit(self):
        case = make_case(now=MONDAY.replace(microsecond=123456))
        fetched = Case.objects.get(pk=case.pk).events.get()
        assert chain.fingerprint(fetched) == fetched.hash

    @pytest.mark.parametrize("change", ["update", "delete"])
    def test_cannot_be_undone(self, change):
        event = make_case().events.get()
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            if change == "update":
                type(event).objects.filter(pk=event.pk).update(internal_note="khác")
            else:
                type(event).objects.filter(pk=event.pk).delete()


class TestMove:
    def test_moves_by_the_table_and_records_it(self, officer):
        case = make_case()
        event = move(case, workflow=DOOR, action="push", actor=officer, now=MONDAY)
        assert (case.state, case.version) == ("ajar", 2)
        assert (event.from_state, event.to_state, event.actor) == ("open", "ajar", officer)
        assert Case.objects.get(pk=case.pk).state == "ajar"

    def test_closes_the_case_with_its_note(self, officer):
        case = make_case()
        event = move(case, workflow=DOOR, action="slam", actor=officer, note=" Gió ", now=MONDAY)
        assert case.closed_at == MONDAY
        assert (event.public_note, event.is_public) == ("Gió", True)

    def test_keeps_a_quiet_steps_notes_inside(self):
        case = make_case(state="ajar")
        event = move(
            case, workflow=DOOR, action="creak", actor=None, internal_note="gỉ", now=MONDAY
        )
        assert (event.public_note, event.internal_note, event.is_public) == ("", "gỉ", False)

    @pytest.mark.parametrize(
        ("action", "note", "who"),
        [
            ("knock", "", "officer"),  # not from this state
            ("slam", "", "officer"),  # without its note
            ("push", "thừa", "officer"),  # with a note it does not take
            ("push", "", "stranger"),
            ("push", "", "nobody"),
            ("push", "", "dismissed"),
        ],
    )
    def test_refuses_what_the_table_does_not_allow(self, officer, action, note, who):
        actors = {
            "officer": officer,
            "stranger": UserFactory(),
            "nobody": None,
            "dismissed": UserFactory(is_superuser=True, is_active=False),
        }
        case = make_case()
        with pytest.raises(StepNotAllowed):
            move(case, workflow=DOOR, action=action, actor=actors[who], note=note, now=MONDAY)
        case.refresh_from_db()
        assert (case.state, case.version, case.events.count()) == ("open", 1, 1)

    def test_refuses_a_clocks_step_to_a_person(self, officer):
        with pytest.raises(StepNotAllowed):
            move(make_case(state="ajar"), workflow=DOOR, action="creak", actor=officer, now=MONDAY)

    def test_refuses_a_stale_page(self, officer):
        case = make_case()
        move(case, workflow=DOOR, action="push", actor=officer, expected_version=1, now=MONDAY)
        with pytest.raises(CaseChanged):
            move(
                case, workflow=DOOR, action="slam", actor=officer, note="x", expected_version=1,
                now=MONDAY,
            )  # fmt: skip

    @pytest.mark.django_db(transaction=True, serialized_rollback=True)
    def test_lets_one_of_two_officers_through(self):
        officers = [UserFactory(is_superuser=True), UserFactory(is_superuser=True)]
        case = make_case()

        def push(officer):
            return lambda: move(
                Case.objects.get(pk=case.pk),
                workflow=DOOR,
                action="push",
                actor=officer,
                expected_version=1,
                now=MONDAY,
            )

        given = in_threads(*[push(officer) for officer in officers])
        assert sorted(type(one).__name__ for one in given) == ["CaseChanged", "Event"]
        events = list(case.events.in_order())
        assert len(events) == 2
        assert chain.first_break(events) is None


class TestAssign:
    def test_records_who_gave_it_to_whom_once(self, officer):
        case = make_case()
        event = assign(case, to=officer, actor=officer, now=MONDAY)
        assert event.data == {"from": None, "to": officer.pk}
        assert assign(case, to=officer, actor=officer, now=MONDAY) is None
        assert (case.assignee, case.version) == (officer, 2)


class TestPostMessage:
    def test_keeps_the_words_out_of_the_chain(self):
        case = make_case()
        message = post_message(
            case, author=None, from_office=False, text="Số tôi\u202e 0912", now=MONDAY
        )
        assert message.text == "Số tôi 0912"
        assert case.events.newest_first().first().data == {"message": message.pk}


class TestOnce:
    def test_gives_the_first_answer_again(self):
        answers = iter([{"n": 1}, {"n": 2}])
        given = [
            once(key="k", endpoint="e", now=MONDAY, work=lambda: next(answers)) for _ in range(2)
        ]
        assert given == [{"n": 1}, {"n": 1}]

    def test_keeps_endpoints_apart(self):
        given = [
            once(key="k", endpoint=name, now=MONDAY, work=lambda n=name: {"n": n}) for name in "ab"
        ]
        assert given == [{"n": "a"}, {"n": "b"}]

    def test_keeps_nothing_of_work_that_failed(self):
        def fail():
            raise ValueError

        with pytest.raises(ValueError):
            once(key="k", endpoint="e", now=MONDAY, work=fail)
        assert once(key="k", endpoint="e", now=MONDAY, work=lambda: {"n": 1}) == {"n": 1}

    def test_forgets_after_two_days(self):
        once(key="old", endpoint="e", now=MONDAY, work=dict)
        once(key="new", endpoint="e", now=MONDAY + timedelta(days=3), work=dict)
        assert list(Idempotency.objects.values_list("key", flat=True)) == ["new"]

    @pytest.mark.django_db(transaction=True, serialized_rollback=True)
    def test_works_once_for_two_at_once(self):
        def send():
            return once(
                key="k", endpoint="e", now=MONDAY, work=lambda: {"ref": make_case().reference}
            )

        assert in_threads(*[send] * 4) == [{"ref": "LS-26-000001"}] * 4
        assert Case.objects.count() == 1


class TestClocks:
    @pytest.fixture
    def term(self):
        return Term.objects.create(kind="answer", working_days=2, valid_from=MONDAY.date())

    def test_promise_nothing_without_a_term(self):
        assert start_clock(make_case(), kind="answer", now=MONDAY) is None

    def test_move_the_due_moment_by_as_long_as_they_stood_still(self, term):
        case = make_case()
        clock = start_clock(case, kind="answer", now=MONDAY)
        due = clock.due_at
        pause_clocks(case, now=MONDAY + timedelta(hours=1))
        assert not Case.objects.overdue(at=due + timedelta(days=1)).exists()
        resume_clocks(case, now=MONDAY + timedelta(hours=4))
        clock.refresh_from_db()
        assert (clock.due_at - due, clock.paused_seconds) == (timedelta(hours=3), 3 * 3600)

    def test_make_a_case_overdue_until_they_stop(self, term):
        case = make_case()
        late = start_clock(case, kind="answer", now=MONDAY).due_at + timedelta(minutes=1)
        assert list(Case.objects.overdue(at=late)) == [case]
        stop_clocks(case, kind="answer", now=late)
        assert not Case.objects.overdue(at=late).exists()

    def test_stop_when_the_case_closes(self, term, officer):
        case = make_case()
        start_clock(case, kind="answer", now=MONDAY)
        move(case, workflow=DOOR, action="slam", actor=officer, note="x", now=MONDAY)
        assert case.clocks.get().stopped_at == MONDAY


class TestTidyReference:
    @pytest.mark.parametrize(
        ("typed", "stored"),
        [
            ("ls 26 000123", "LS-26-000123"),
            ("LS26000123", "LS-26-000123"),
            (" hs–26–000045 ", "HS-26-000045"),
            ("LS-26-12", ""),
            ("ＬＳ26000123", ""),
            ("\x00' OR 1=1", ""),
            ("", ""),
        ],
    )
    def test_reads_what_people_type(self, typed, stored):
        assert tidy_reference(typed) == stored


def test_opening_needs_a_known_kind():
    with pytest.raises(ValueError):
        open_case(kind="rumour", state="open", actor=None, language="vi", now=MONDAY)

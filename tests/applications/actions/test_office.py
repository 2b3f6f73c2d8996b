from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

import pytest

from feedback.applications import actions
from feedback.applications.models import Decision
from feedback.cases.actions import CaseChanged
from feedback.cases.workflow import StepNotAllowed
from tests.applications.factories import (
    NOW,
    advance,
    fresh,
    make_draft,
    make_round,
    make_submitted,
    staff,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def propose(application, actor, outcome="approve", how_to_mend=""):
    return actions.propose(
        application,
        outcome=outcome,
        reasons="Đạt tiêu chí 1 và 2.",
        how_to_mend=how_to_mend,
        actor=actor,
        now=NOW,
    )


def proposed(**more):
    application = advance(make_submitted(**more), "receive", "start_review")
    reviewer = staff("review")
    propose(application, reviewer)
    return fresh(application), reviewer


class TestHandle:
    def test_receives_and_starts_the_review(self):
        application = advance(make_submitted(), "receive", "start_review")
        assert application.case.state == "in_review"

    def test_gives_a_reason_for_not_receiving(self):
        application = make_submitted()
        officer = staff("handle")
        with pytest.raises(StepNotAllowed):
            actions.handle(application, action="not_receive", actor=officer, note=" ", now=NOW)
        event = actions.handle(
            application, action="not_receive", actor=officer, note="Ngoài địa bàn.", now=NOW
        )
        assert event.public_note == "Ngoài địa bàn."
        assert fresh(application).case.closed_at == NOW

    def test_refuses_who_lacks_the_right(self):
        with pytest.raises(StepNotAllowed):
            actions.handle(make_submitted(), action="receive", actor=staff("review"), now=NOW)

    def test_refuses_officers_their_own_dossier(self):
        officer = staff("handle")
        application = make_submitted(applicant=officer)
        with pytest.raises(PermissionDenied):
            actions.handle(application, action="receive", actor=officer, now=NOW)

    def test_refuses_drafts(self):
        with pytest.raises(PermissionDenied):
            actions.handle(make_draft(), action="receive", actor=staff("handle"), now=NOW)

    def test_refuses_what_another_officer_already_moved(self):
        application = make_submitted()
        seen = application.case.version
        advance(application, "receive")
        with pytest.raises(CaseChanged):
            actions.handle(
                fresh(application),
                action="start_review",
                actor=staff("handle"),
                expected_version=seen,
                now=NOW,
            )

    def test_refuses_steps_that_need_a_form_of_their_own(self):
        with pytest.raises(StepNotAllowed):
            actions.handle(make_submitted(), action="approve", actor=staff("decide"), now=NOW)


class TestRequestSupplement:
    def ask(self, application, reasons, *, days=5):
        return actions.request_supplement(
            application,
            reasons=reasons,
            due_date=NOW.date() + timedelta(days=days),
            actor=staff("handle"),
            now=NOW,
        )

    def test_asks_once(self):
        application = advance(make_submitted(), "receive", "start_review")
        self.ask(application, {"households": "Ghi rõ."})
        actions.answer_supplement(application, actor=application.applicant, key="s", now=NOW)
        with pytest.raises(actions.SupplementRefusedError):
            self.ask(application, {"cost": "Ghi rõ."})

    @pytest.mark.parametrize(
        ("reasons", "days"),
        [({}, 5), ({"households": "  "}, 5), ({"x": "y"}, 5), ({"cost": "x"}, 0)],
    )
    def test_needs_reasons_and_a_date_to_come(self, reasons, days):
        application = advance(make_submitted(), "receive", "start_review")
        with pytest.raises(actions.SupplementRefusedError):
            self.ask(application, reasons, days=days)


class TestDecide:
    def test_takes_another_person_than_the_proposer(self):
        application, reviewer = proposed()
        both = staff("review", "decide")
        decision = actions.decide(application, actor=both, now=NOW)
        assert (decision.proposed_by, decision.decided_by) == (reviewer, both)
        assert fresh(application).case.state == "approved"

    def test_refuses_the_proposer(self):
        application = advance(make_submitted(), "receive", "start_review")
        both = staff("review", "decide")
        propose(application, both)
        with pytest.raises(actions.DecisionRefusedError):
            actions.decide(application, actor=both, now=NOW)
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.update(decided_by=both)

    def test_refuses_who_lacks_the_right(self):
        application, _reviewer = proposed()
        with pytest.raises(StepNotAllowed):
            actions.decide(application, actor=staff("handle"), now=NOW)

    def test_tells_a_refused_applicant_how_to_mend(self):
        application = advance(make_submitted(), "receive", "start_review")
        reviewer = staff("review")
        with pytest.raises(actions.DecisionRefusedError):
            propose(application, reviewer, "refuse")
        propose(application, reviewer, "refuse", "Bổ sung điểm tập kết.")
        actions.decide(application, actor=staff("decide"), now=NOW)
        event = application.case.events.public().newest_first()[0]
        assert "Bổ sung điểm tập kết." in event.public_note

    def test_gives_no_more_places_than_there_are(self):
        round_ = make_round(places=1)
        first, _reviewer = proposed(round_=round_)
        second, _reviewer = proposed(round_=round_)
        actions.decide(first, actor=staff("decide"), now=NOW)
        with pytest.raises(actions.DecisionRefusedError):
            actions.decide(second, actor=staff("decide"), now=NOW)

    def test_hides_the_proposal_from_the_applicant(self):
        application, _reviewer = proposed()
        told = application.case.events.public().values_list("action", flat=True)
        assert "propose" not in told


class TestReturnProposal:
    def test_sends_it_back_for_another_proposal(self):
        application, reviewer = proposed()
        decider = staff("decide")
        with pytest.raises(actions.DecisionRefusedError):
            actions.return_proposal(application, note=" ", actor=decider, now=NOW)
        actions.return_proposal(application, note="Xem lại kinh phí.", actor=decider, now=NOW)
        assert fresh(application).case.state == "in_review"
        propose(fresh(application), reviewer)
        assert application.decisions.count() == 2


class TestWithdraw:
    @pytest.mark.parametrize("steps", [(), ("receive",), ("receive", "start_review")])
    def test_closes_the_dossier(self, steps):
        application = advance(make_submitted(), *steps)
        actions.withdraw(application, actor=application.applicant, now=NOW)
        assert fresh(application).case.closed_at == NOW

    def test_comes_too_late_after_the_decision(self):
        application, _reviewer = proposed()
        actions.decide(application, actor=staff("decide"), now=NOW)
        with pytest.raises(StepNotAllowed):
            actions.withdraw(application, actor=application.applicant, now=NOW)


class TestWriteMessage:
    def test_goes_both_ways(self):
        application = make_submitted()
        officer = staff("handle")
        actions.write_message(
            application, actor=application.applicant, text="Hỏi", from_office=False, now=NOW
        )
        actions.write_message(application, actor=officer, text="Đáp", from_office=True, now=NOW)
        said = application.case.messages.order_by("pk").values_list("from_office", "text")
        assert list(said) == [(False, "Hỏi"), (True, "Đáp")]

    def test_refuses_strangers_on_either_side(self):
        application = make_submitted()
        for from_office in (True, False):
            with pytest.raises(PermissionDenied):
                actions.write_message(
                    application,
                    actor=UserFactory(),
                    text="x",
                    from_office=from_office,
                    now=NOW,
                )

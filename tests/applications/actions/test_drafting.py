from datetime import timedelta

from django.core.exceptions import PermissionDenied

import pytest

from feedback.applications import actions
from feedback.applications.definition.questions import AnswerError
from feedback.applications.models import Application
from tests.applications.factories import NOW, fresh, make_draft, make_round, make_submitted, send
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


class TestStartApplication:
    def test_opens_a_draft_with_a_reference(self):
        application = make_draft(answers={})
        assert application.case.state == "draft"
        assert application.case.reference.startswith("HS-26-")
        assert application.submitted_at is None

    def test_gives_the_same_draft_twice(self):
        round_ = make_round()
        person = UserFactory()
        first = make_draft(round_=round_, applicant=person, answers={})
        again = make_draft(round_=round_, applicant=person, answers={})
        assert again == first
        assert Application.objects.count() == 1

    def test_gives_colleagues_one_draft_of_their_organisation(self):
        round_ = make_round()
        member = MembershipFactory()
        colleague = MembershipFactory(organisation=member.organisation)
        first = make_draft(
            round_=round_, applicant=member.user, organisation=member.organisation, answers={}
        )
        again = make_draft(
            round_=round_, applicant=colleague.user, organisation=member.organisation, answers={}
        )
        assert again == first

    def test_refuses_an_organisation_of_others(self):
        with pytest.raises(PermissionDenied):
            make_draft(organisation=OrganisationFactory())

    @pytest.mark.parametrize("days", [-11, 11])
    def test_refuses_outside_the_round(self, days):
        round_ = make_round()
        with pytest.raises(actions.RoundClosedError):
            actions.start_application(
                round_,
                applicant=UserFactory(),
                organisation=None,
                language="vi",
                now=NOW + timedelta(days=days),
            )

    def test_starts_again_after_withdrawing(self):
        round_ = make_round()
        person = UserFactory()
        first = make_draft(round_=round_, applicant=person)
        actions.withdraw(first, actor=person, now=NOW)
        assert make_draft(round_=round_, applicant=person, answers={}) != first


class TestSavePage:
    def save(self, application, answers, *, lock_version, actor=None):
        return actions.save_page(
            application,
            actor=actor or application.applicant,
            answers=answers,
            lock_version=lock_version,
            now=NOW,
        )

    def test_keeps_answers_and_clears_empty_ones(self):
        application = make_draft()
        saved = self.save(application, {"contact_name": "", "households": "7"}, lock_version=1)
        assert "contact_name" not in saved.answers
        assert fresh(application).answers["households"] == "7"

    def test_ignores_unknown_keys_and_files(self):
        saved = self.save(make_draft(), {"colour": "x", "evidence": ["x"]}, lock_version=1)
        assert not {"colour", "evidence"} & set(saved.answers)

    def test_refuses_a_wrong_type(self):
        with pytest.raises(AnswerError):
            self.save(make_draft(), {"households": 5}, lock_version=1)

    def test_never_overwrites_what_another_tab_wrote(self):
        application = make_draft()
        self.save(application, {"households": "200"}, lock_version=1)
        with pytest.raises(actions.AnswersChangedError) as caught:
            self.save(application, {"households": "300"}, lock_version=1)
        assert caught.value.mine == {"households": "300"}
        assert caught.value.theirs == {"households": "200"}
        assert caught.value.lock_version == 2
        assert fresh(application).answers["households"] == "200"

    def test_lets_two_tabs_write_different_answers(self):
        application = make_draft()
        self.save(application, {"households": "200"}, lock_version=1)
        self.save(application, {"contact_name": "Người Khác"}, lock_version=1)
        answers = fresh(application).answers
        assert (answers["households"], answers["contact_name"]) == ("200", "Người Khác")

    def test_takes_the_same_answer_from_both_tabs(self):
        application = make_draft()
        self.save(application, {"households": "200"}, lock_version=1)
        assert self.save(application, {"households": "200"}, lock_version=1).lock_version == 2

    def test_lets_a_colleague_save_and_nobody_else(self):
        member = MembershipFactory()
        colleague = MembershipFactory(organisation=member.organisation).user
        application = make_draft(applicant=member.user, organisation=member.organisation)
        saved = self.save(application, {"households": "9"}, lock_version=1, actor=colleague)
        assert saved.saved_by == colleague
        with pytest.raises(PermissionDenied):
            self.save(application, {"households": "8"}, lock_version=2, actor=UserFactory())

    def test_refuses_after_submitting(self):
        application = make_submitted()
        with pytest.raises(actions.LockedError):
            self.save(application, {"households": "9"}, lock_version=1)

    def test_keeps_a_draft_open_after_the_round_closed(self):
        application = make_draft(round_=make_round(closes_at=NOW + timedelta(minutes=1)))
        with pytest.raises(actions.RoundClosedError):
            send(application, now=NOW + timedelta(minutes=2))
        assert self.save(application, {"households": "9"}, lock_version=1).answers["households"]

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import Error, connection, transaction
from django.utils import timezone

import pytest

from feedback.applications import actions
from feedback.applications.actions.locking import database_now
from feedback.applications.models import Submission
from feedback.cases.models import Clock, Term
from portal.tasks.worker import run_due_tasks
from tests.applications.factories import (
    ANSWERS,
    NOW,
    advance,
    fresh,
    make_draft,
    make_round,
    make_submitted,
    photo,
    send,
    staff,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


class TestSubmit:
    def test_keeps_a_snapshot_and_moves_the_case(self):
        application = make_draft(answers={**ANSWERS, "site_area": "5"})
        submission = send(application)
        assert submission.answers == ANSWERS  # the hidden answer is not sent
        assert fresh(application).answers["site_area"] == "5"  # and stays in the draft
        assert len(submission.sha256) == 64
        assert len(submission.receipt_code) == 14
        assert submission.submitted_at == NOW
        assert fresh(application).case.state == "submitted"

    def test_keeps_the_hashes_of_files(self):
        application = make_draft()
        stored = actions.attach_file(
            application,
            question="evidence",
            upload=photo(),
            actor=application.applicant,
            now=NOW,
        )
        submission = send(application)
        assert [file["sha256"] for file in submission.files] == [stored.sha256]
        assert submission.files[0]["question"] == "evidence"

    def test_gives_one_receipt_for_a_double_click_and_a_second_tab(self):
        application = make_draft()
        first = send(application)
        assert send(application) == first
        assert send(application, key="another tab") == first
        assert Submission.objects.count() == 1

    def test_mails_a_receipt(self, mailoutbox, django_capture_on_commit_callbacks):
        application = make_draft()
        with django_capture_on_commit_callbacks(execute=True):
            submission = send(application)
        run_due_tasks()
        (mail,) = mailoutbox
        assert mail.to == [application.applicant.email]
        assert submission.receipt_code in mail.body
        assert application.case.reference in mail.subject

    def test_says_what_is_missing(self):
        application = make_draft(answers={"contact_name": "Mẫu"})
        with pytest.raises(actions.NotCompleteError) as caught:
            send(application)
        assert [f.question.key for f in caught.value.faults] == ["households", "cost", "has_site"]
        assert fresh(application).case.state == "draft"

    def test_refuses_a_closed_round_and_keeps_the_draft(self):
        application = make_draft()
        with pytest.raises(actions.RoundClosedError):
            send(application, now=NOW + timedelta(days=11))
        assert fresh(application).answers == ANSWERS
        assert fresh(application).case.state == "draft"

    def test_lets_whoever_began_in_time_finish_within_the_grace(self):
        closes = NOW + timedelta(days=1)
        application = make_draft(round_=make_round(closes_at=closes, grace_minutes=15))

        def late(minutes, begun_at):
            return actions.submit(
                application,
                actor=application.applicant,
                key="k",
                begun_at=begun_at,
                clock=lambda: closes + timedelta(minutes=minutes),
            )

        with pytest.raises(actions.RoundClosedError):
            late(5, None)
        with pytest.raises(actions.RoundClosedError):
            late(5, closes)
        with pytest.raises(actions.RoundClosedError):
            late(15, closes - timedelta(seconds=1))
        assert late(14, closes - timedelta(seconds=1)).number == 1

    def test_refuses_strangers(self):
        application = make_draft()
        with pytest.raises(PermissionDenied):
            actions.submit(application, actor=UserFactory(), key="k", clock=lambda: NOW)

    def test_leaves_rows_that_nobody_can_change(self):
        submission = send(make_draft())
        for change in (
            lambda: Submission.objects.filter(pk=submission.pk).update(number=7),
            submission.delete,
            lambda: type(submission.form_version).objects.update(number=7),
        ):
            with pytest.raises(Error), transaction.atomic():
                change()


class TestDatabaseNow:
    def test_is_now(self):
        assert abs(database_now() - timezone.now()) < timedelta(seconds=5), connection.vendor


class TestAnswerSupplement:
    def asked(self):
        Term.objects.get_or_create(
            kind="application_review",
            valid_from="2020-01-01",
            defaults={"working_days": 15},
        )
        application = advance(make_submitted(), "receive", "start_review")
        actions.request_supplement(
            application,
            reasons={"households": "Ghi đúng số hộ theo danh sách."},
            due_date=NOW.date() + timedelta(days=7),
            actor=staff("handle"),
            now=NOW,
        )
        return fresh(application)

    def save(self, application, answers):
        return actions.save_page(
            application,
            actor=application.applicant,
            answers=answers,
            lock_version=application.lock_version,
            now=NOW,
        )

    def test_unlocks_only_what_was_asked_for(self):
        application = self.asked()
        assert application.case.state == "needs_supplement"
        self.save(application, {"households": "150"})
        with pytest.raises(actions.LockedError):
            self.save(fresh(application), {"cost": 1})

    def test_keeps_a_second_snapshot_beside_the_first(self):
        application = self.asked()
        self.save(application, {"households": "150"})
        later = NOW + timedelta(days=2)
        second = actions.answer_supplement(
            application, actor=application.applicant, key="s", now=later
        )
        again = actions.answer_supplement(
            application, actor=application.applicant, key="s", now=later
        )
        assert again == second
        old, new = application.submissions.order_by("number")
        assert (old.answers["households"], new.answers["households"]) == ("120", "150")
        assert fresh(application).case.state == "in_review"

    def test_stops_the_clock_while_the_applicant_works(self):
        application = self.asked()
        clock = Clock.objects.get(case=application.case)
        assert clock.paused_at == NOW
        due = clock.due_at
        actions.answer_supplement(
            application, actor=application.applicant, key="s", now=NOW + timedelta(days=2)
        )
        clock.refresh_from_db()
        assert clock.paused_at is None
        assert clock.due_at == due + timedelta(days=2)

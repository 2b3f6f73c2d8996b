from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from feedback.applications import actions, policies
from feedback.cases.actions import UploadRefused
from feedback.cases.models import Attachment
from tests.applications.factories import NOW, fresh, make_draft, make_submitted, photo, send, staff
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def attach(application, upload=None, question="evidence"):
    return actions.attach_file(
        application,
        question=question,
        upload=upload or photo(),
        actor=application.applicant,
        now=NOW,
    )


def remove(application, stored):
    actions.remove_file(
        application,
        question="evidence",
        uuid=str(stored.uuid),
        actor=application.applicant,
        now=NOW,
    )


class TestAttachFile:
    def test_names_the_file_in_the_answer(self):
        application = make_draft()
        stored = attach(application)
        assert fresh(application).answers["evidence"] == [str(stored.uuid)]
        stored.refresh_from_db()
        assert stored.case == application.case

    def test_refuses_more_than_the_question_takes(self):
        application = make_draft()
        attach(application)
        attach(application)
        with pytest.raises(UploadRefused):
            attach(application)
        assert Attachment.objects.count() == 2

    @pytest.mark.parametrize("content", [b"", b"MZ\x90\x00" + b"x" * 100, b"\x89PNG\r\n\x1a\nxx"])
    def test_refuses_what_is_no_document(self, content):
        application = make_draft()
        with pytest.raises(UploadRefused):
            attach(application, SimpleUploadedFile("anh.png", content))
        assert "evidence" not in fresh(application).answers

    def test_takes_files_for_file_questions_only(self):
        with pytest.raises(actions.LockedError):
            attach(make_draft(), question="cost")
        assert Attachment.objects.count() == 0

    def test_refuses_after_submitting(self):
        with pytest.raises(actions.LockedError):
            attach(make_submitted())


class TestRemoveFile:
    def test_deletes_what_was_never_sent(self, django_capture_on_commit_callbacks):
        application = make_draft()
        stored = attach(application)
        storage, name = stored.file.storage, stored.file.name
        with django_capture_on_commit_callbacks(execute=True):
            remove(application, stored)
        assert "evidence" not in fresh(application).answers
        assert not Attachment.objects.filter(pk=stored.pk).exists()
        assert not storage.exists(name)


class TestMayOpenFile:
    def test_opens_to_the_applicant_colleagues_and_officers_only(self):
        member = MembershipFactory()
        colleague = MembershipFactory(organisation=member.organisation).user
        application = make_draft(applicant=member.user, organisation=member.organisation)
        stored = attach(application)
        stored.refresh_from_db()
        officer, stranger = staff("handle"), UserFactory()
        assert policies.may_open_file(stored, member.user)
        assert policies.may_open_file(stored, colleague)
        assert not policies.may_open_file(stored, officer)  # a draft is nobody's business
        send(application)
        assert policies.may_open_file(stored, officer)
        assert not policies.may_open_file(stored, stranger)

    def test_never_opens_to_the_anonymous(self, client):
        application = make_draft()
        stored = attach(application)
        assert client.get(f"/tep/{stored.uuid}/").status_code == 404

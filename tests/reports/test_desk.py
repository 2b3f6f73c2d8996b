from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from feedback.reports.actions import transition
from feedback.reports.models import Report
from portal.places.models import Commune
from portal.users.roles import Role, give
from tests.cases.factories import MONDAY, picture, upload
from tests.factories import UserFactory
from tests.reports.factories import make_officer, make_published, make_report

pytestmark = pytest.mark.django_db
CONTACT = {
    "contact_name": "Lò Văn Mẫu",
    "contact_email": "nguoi-gui@example.vn",
    "contact_phone": "+84912345678",
    "has_consent": True,
}


def address(name, report=None, **more):
    if report is not None:
        more["reference"] = report.case.reference
    return reverse(f"reports_desk:{name}", kwargs=more)


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def state_of(report):
    return Report.objects.with_case().get(pk=report.pk).case.state


def step(client, report, action, *, follow=False, **given):
    given = {"version": report.case.version} | given
    data = {f"{action}-{name}": value for name, value in given.items()}
    return client.post(address("step", report, action=action), data, follow=follow)


@pytest.fixture
def officer(client):
    officer = make_officer()
    client.force_login(officer)
    return officer


class TestAccess:
    @pytest.mark.parametrize("role", [None, Role.EDITOR, Role.REVIEWER, Role.APPLICATION_OFFICER])
    def test_needs_the_permission(self, client, role):
        report = make_report(**CONTACT)
        person = UserFactory()
        if role is not None:
            give(person, role)
        client.force_login(person)
        for name in ("queue", "case"):
            answer = client.get(address(name, report if name == "case" else None))
            assert answer.status_code in {302, 403}
        for name in ("take", "contact", "reply", "add-photo"):
            answer = client.post(address(name, report), {"text": "Xin chào"})
            assert answer.status_code in {302, 403}
        step(client, report, "accept")
        report.refresh_from_db()
        assert state_of(report) == "submitted"
        assert report.case.assignee is None
        assert not report.case.messages.exists()
        assert not report.case.events.filter(kind="viewed").exists()


class TestQueue:
    def found(self, client, reports, **query):
        page = text(client.get(address("queue"), query))
        return [report for report in reports if report.case.reference in page]

    def test_shows_what_has_not_ended(self, client, officer):
        sent, rejected = make_report(key="sent"), make_report(key="rejected")
        transition(rejected, action="reject", actor=officer, note="Trùng.", now=MONDAY)
        both = [sent, rejected]
        assert self.found(client, both) == [sent]
        assert self.found(client, both, state="all") == both
        assert self.found(client, both, state="rejected") == [rejected]

    def test_filters(self, client, officer):
        one, other = Commune.objects.order_by("pk")[:2]
        first = make_report(key="first", commune=one, now=MONDAY - timedelta(days=60))
        second = make_report(key="second", commune=other, category="mui", now=MONDAY)
        client.post(address("take", second))
        both = [first, second]
        assert self.found(client, both, category="mui") == [second]
        assert self.found(client, both, commune=one.pk) == [first]
        assert self.found(client, both, mine="on") == [second]
        assert first in self.found(client, both, overdue="on")

    def test_leads_straight_to_the_code_that_was_typed(self, client, officer):
        report = make_report()
        typed = report.case.reference.lower().replace("-", " ")
        assert client.get(address("queue"), {"q": typed})["Location"] == address("case", report)
        assert "LS-26-999999" in text(client.get(address("queue"), {"q": "LS-26-999999"}))

    def test_asks_as_many_queries_for_many_as_for_one(self, client, officer):
        make_published(key="first")
        client.get(address("queue"))
        with CaptureQueriesContext(connection) as before:
            client.get(address("queue"))
        for number, commune in enumerate(Commune.objects.order_by("pk")[:9]):
            report = make_published(key=f"n{number}", commune=commune, category="nuoc-thai")
            client.post(address("take", report))
        client.get(address("queue"))  # reads the notices of the takes
        with CaptureQueriesContext(connection) as after:
            assert text(client.get(address("queue"))).count("LS-26-") >= 10
        assert len(after) <= len(before)

    @pytest.mark.parametrize("name", ["q", "state", "category", "commune", "mine", "trang"])
    @pytest.mark.parametrize("typed", ["\x00", "x" * 5000, "-1", "9" * 30])
    def test_never_fails_on_bad_input(self, client, officer, name, typed):
        make_report()
        assert client.get(address("queue"), {name: typed}).status_code == 200


class TestStep:
    def test_moves_the_report_and_keeps_both_notes_apart(self, client, officer):
        report = make_report()
        answer = step(
            client, report, "ask", note="Rộng bao nhiêu?", internal_note="Gọi xã.", follow=True
        )
        assert "Đã chuyển bước." in text(answer)
        event = report.case.events.newest_first().first()
        assert (event.public_note, event.internal_note) == ("Rộng bao nhiêu?", "Gọi xã.")
        assert (event.actor, state_of(report)) == (officer, "needs_info")

    def test_says_when_somebody_else_was_faster(self, client, officer):
        report = make_report()
        stale = report.case.version
        transition(report, action="accept", actor=make_officer(), now=MONDAY)
        answer = step(client, report, "ask", note="Rộng bao nhiêu?", version=stale)
        page = text(answer)
        assert "Người khác vừa thay đổi phản ánh này" in page
        assert "Rộng bao nhiêu?" in page
        assert state_of(report) == "accepted"
        assert f'value="{Report.objects.get().case.version}"' in page

    def test_says_when_the_step_is_no_longer_there(self, client, officer):
        report = make_report()
        stale = report.case.version
        transition(report, action="reject", actor=make_officer(), note="Trùng.", now=MONDAY)
        page = text(step(client, report, "accept", version=stale))
        assert "không còn làm được ở trạng thái hiện tại" in page
        assert state_of(report) == "rejected"

    def test_asks_for_the_note_and_opens_the_form_again(self, client, officer):
        report = make_report()
        page = text(step(client, report, "reject", note=" ", internal_note="Xem LS-26-000009."))
        assert "Viết lời nhắn cho người gửi." in page
        assert "Xem LS-26-000009." in page
        assert state_of(report) == "submitted"

    def test_takes_proof_or_a_reason_for_the_result(self, client, officer):
        report = make_published()
        assert "Thêm ảnh sau xử lý" in text(step(client, report, "resolve"))
        assert state_of(report) == "accepted"
        client.post(address("add-photo", report), {"photo": upload(picture())})
        report = Report.objects.with_case().get()
        assert step(client, report, "resolve").status_code == 302
        assert state_of(report) == "resolved"

    @pytest.mark.parametrize("action", ["withdraw", "answer", "paint"])
    def test_offers_and_takes_no_step_that_is_not_the_desks(self, client, officer, action):
        report = make_report()
        if action == "answer":
            transition(report, action="ask", actor=officer, note="Ở đâu?", now=MONDAY)
        before = state_of(report)
        assert f"/buoc/{action}/" not in text(client.get(address("case", report)))
        assert step(client, report, action).status_code == 200
        assert state_of(report) == before

    @pytest.mark.parametrize("version", ["", "x", "\x00", "9" * 30, "-1"])
    def test_never_fails_on_a_made_up_version(self, client, officer, version):
        report = make_report()
        assert step(client, report, "accept", version=version).status_code == 200
        assert state_of(report) == "submitted"


class TestContact:
    def test_is_shown_only_when_asked_for_and_each_look_is_recorded(self, client, officer):
        report = make_report(**CONTACT)
        page = text(client.get(address("case", report)))
        assert "nguoi-gui@example.vn" not in page
        assert not report.case.events.filter(kind="viewed").exists()
        for look in (1, 2):
            page = text(client.post(address("contact", report)))
            for told in ("Lò Văn Mẫu", "nguoi-gui@example.vn", "+84912345678"):
                assert told in page
            looks = report.case.events.filter(kind="viewed", actor=officer, action="contact")
            assert looks.count() == look
        assert "nguoi-gui@example.vn" not in text(client.get(address("case", report)))

    def test_opens_by_no_link(self, client, officer):
        assert client.get(address("contact", make_report(**CONTACT))).status_code == 405


class TestReply:
    def test_writes_to_the_sender(self, client, officer):
        report = make_report()
        answer = client.post(address("reply", report), {"text": "Đang đến."}, follow=True)
        assert "Đang đến." in text(answer)
        message = report.case.messages.get()
        assert (message.author, message.from_office) == (officer, True)

    @pytest.mark.parametrize("words", ["", " ", "\x00", "dài " * 2000])
    def test_says_what_is_wrong_with_the_words(self, client, officer, words):
        report = make_report()
        answer = client.post(address("reply", report), {"text": words})
        assert words.replace("\x00", "").strip() in text(answer)
        assert "text" in answer.context["reply"].errors
        assert not report.case.messages.exists()


class TestPhotos:
    @pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", picture()[:3000]])
    def test_that_cannot_be_taken_are_explained(self, client, officer, content):
        report = make_report()
        given = {"photo": upload(content, "kết quả.jpg")}
        answer = client.post(address("add-photo", report), given, follow=True)
        assert [str(one) for one in answer.context["messages"]] != []
        assert not report.case.attachments.exists()

    def test_are_shown_and_hidden_again(self, client, officer):
        report = make_published(photos=1)
        photo = report.case.attachments.get()
        for choice, is_public in (("yes", True), ("no", False)):
            path = address("show-photo", report, uuid=photo.uuid)
            client.post(path, {"is_public": choice})
            photo.refresh_from_db()
            assert photo.is_public == is_public

    def test_of_another_report_or_a_made_up_key_are_not_there(self, client, officer):
        one, other = make_report(key="one", photos=1), make_report(key="other")
        path = address("show-photo", one, uuid=one.case.attachments.get().uuid)
        foreign = path.replace(one.case.reference, other.case.reference)
        assert client.post(foreign, {"is_public": "yes"}).status_code == 404
        made_up = f"{address('case', one)}anh/{'-' * 36}/"
        assert client.post(made_up, {"is_public": "yes"}).status_code == 404

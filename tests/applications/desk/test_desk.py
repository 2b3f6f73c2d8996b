import json
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import pytest

from feedback.applications import actions
from feedback.applications.models import FormVersion, Round
from tests.applications.factories import (
    advance,
    definition,
    fresh,
    make_draft,
    make_form_version,
    make_programme,
    make_round,
    make_submitted,
    staff,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def address(name, application=None, **more):
    if application is not None:
        more["uuid"] = application.case.uuid
    return reverse(f"applications_desk:{name}", kwargs=more)


@pytest.fixture
def officer(client):
    person = staff("handle", "review", "decide")
    client.force_login(person)
    return person


class TestQueue:
    def test_shows_what_was_sent_and_no_drafts(self, client, officer):
        round_ = make_round()
        sent, draft = make_submitted(round_=round_), make_draft(round_=round_)
        page = client.get(address("queue")).content.decode()
        assert sent.case.reference in page
        assert draft.case.reference not in page

    def test_filters(self, client, officer):
        round_ = make_round()
        first = make_submitted(round_=round_)
        second = advance(make_submitted(round_=round_), "receive")
        actions.take(second, actor=officer, now=timezone.now())

        def found(**query):
            page = client.get(address("queue"), query).content.decode()
            return [one for one in (first, second) if one.case.reference in page]

        assert found(state="submitted") == [first]
        assert found(mine="on") == [second]
        assert found(round=round_.pk) == [first, second]
        assert found(q=first.case.reference.lower()) == [first]
        assert found(q=second.applicant.email) == [second]
        assert found(overdue="on") == []
        assert found(round="x", state="y") == [first, second]
        assert found(q="%_'") == []

    def test_asks_a_fixed_number_of_queries(self, client, officer, django_assert_max_num_queries):
        round_ = make_round()
        client.get(address("queue"))
        counts = []
        for _more in range(2):
            for _number in range(3):
                make_submitted(round_=round_)
            with django_assert_max_num_queries(40) as counted:
                client.get(address("queue"))
            counts.append(len(counted.captured_queries))
        assert counts[0] == counts[1]


class TestCase:
    def test_shows_answers_history_and_steps(self, client, officer):
        page = client.get(address("case", make_submitted())).content.decode()
        for words in (
            "Nguyễn Văn Mẫu",
            "15.000.000 ₫",
            "Tiếp nhận",
            "Không tiếp nhận",
            "Diễn biến",
        ):
            assert words in page

    def test_hides_drafts_and_their_existence(self, client, officer):
        assert client.get(address("case", make_draft())).status_code == 404

    def test_offers_no_steps_on_a_dossier_of_ones_own(self, client, officer):
        application = make_submitted(applicant=officer)
        assert "Không tiếp nhận" not in client.get(address("case", application)).content.decode()
        client.post(address("act", application), {"action": "receive"})
        assert fresh(application).case.state == "submitted"


class TestWholeWay:
    def test_leads_from_receiving_to_a_decision_of_two_people(self, client, officer):
        application = make_submitted(now=timezone.now())
        for action in ("take", "receive", "start_review"):
            client.post(address("act", application), {"action": action})
        assert fresh(application).case.assignee == officer
        due = timezone.localdate() + timedelta(days=5)
        page = client.post(address("supplement", application), {"due_date": due.isoformat()})
        assert "Ghi lý do cho ít nhất một câu" in page.content.decode()
        data = {"due_date": due.isoformat(), "reason-households": "Ghi đúng số hộ."}
        client.post(address("supplement", application), data)
        assert fresh(application).case.state == "needs_supplement"
        person = application.applicant
        actions.save_page(
            fresh(application),
            actor=person,
            answers={"households": "150"},
            lock_version=9,
            now=timezone.now(),
        )
        actions.answer_supplement(fresh(application), actor=person, key="s", now=timezone.now())
        page = client.get(address("case", application)).content.decode()
        assert "<mark>120 hộ</mark>" in page
        assert "Yêu cầu bổ sung một lần" not in page
        data = {"outcome": "approve", "reasons": "Đạt."}
        client.post(address("propose", application), data)
        client.post(address("act", application), {"action": "decide"})
        assert fresh(application).case.state == "proposed"
        client.force_login(staff("decide"))
        client.post(address("act", application), {"action": "decide"})
        assert fresh(application).case.state == "approved"

    @pytest.mark.parametrize("action", ["", "submit", "approve", "withdraw", "\x00"])
    def test_refuses_steps_that_are_not_the_desks(self, client, officer, action):
        application = make_submitted()
        client.post(address("act", application), {"action": action, "version": "x"})
        assert fresh(application).case.state == "submitted"


class TestRounds:
    def data(self, version, **more):
        return {
            "form_version": version.pk,
            "name_vi": "Đợt 9",
            "name_en": "Round 9",
            "opens_at": "2026-12-01T08:00:00",
            "closes_at": "2026-12-31T16:59:59",
            "grace_minutes": 10,
            "budget": 1_000_000_000,
            "places": 20,
            **more,
        }

    def test_creates_and_changes(self, client, officer):
        programme = make_programme()
        version = make_form_version(programme)
        path = address("round-create", programme_id=programme.pk)
        assert client.get(path).status_code == 200
        client.post(path, self.data(version))
        round_ = Round.objects.get()
        assert timezone.localtime(round_.closes_at).second == 59
        edit = address("round-edit", round_id=round_.pk)
        page = client.post(edit, self.data(version, closes_at="2026-11-01T08:00:00"))
        assert "Chọn giờ đóng sau giờ mở" in page.content.decode()
        client.post(edit, self.data(version, places=30))
        round_.refresh_from_db()
        assert round_.places == 30
        assert "Đợt 9" in client.get(address("rounds")).content.decode()
        assert programme.name in client.get(address("programmes")).content.decode()

    def test_never_fails_on_bad_input(self, client, officer):
        programme = make_programme()
        path = address("round-create", programme_id=programme.pk)
        for text in ("", "x", "9" * 30, "\x00"):
            data = dict.fromkeys(self.data(make_form_version(programme)), text)
            assert client.post(path, data).status_code == 200


class TestVersions:
    def send(self, client, content):
        upload = SimpleUploadedFile("form.json", content)
        programme = make_programme()
        return client.post(address("import"), {"programme": programme.pk, "file": upload})

    def test_freezes_a_form_from_a_file(self, client, officer):
        self.send(client, json.dumps(definition()).encode())
        version = FormVersion.objects.get()
        assert "phan-loai-rac" in str(version)
        page = client.get(address("preview", version_id=version.pk)).content.decode()
        assert "Đã có điểm tập kết?" in page
        assert "Xem phiên bản 1" in client.get(address("versions")).content.decode()

    def test_lists_everything_that_is_wrong(self, client, officer):
        broken = definition()
        broken["sections"][0]["questions"][0]["label"] = {"vi": "Chỉ tiếng Việt"}
        broken["sections"][1]["questions"][0]["kind"] = "colour"
        page = self.send(client, json.dumps(broken).encode()).content.decode()
        assert "sections[0].questions[0].label.en" in page
        assert "sections[1].questions[0].kind" in page
        assert not FormVersion.objects.exists()

    @pytest.mark.parametrize(
        "content", [b"{", b"\xff\xfe{}", b"5", b"[" * 100_000, b"{}" + b" " * (1 << 20)]
    )
    def test_says_why_a_file_cannot_be_read(self, client, officer, content):
        assert self.send(client, content).status_code == 200
        assert not FormVersion.objects.exists()


class TestAccess:
    def test_is_closed_to_residents_and_other_staff(self, client):
        client.force_login(UserFactory())
        assert client.get(address("queue")).status_code == 302

    def test_keeps_reviewers_from_changing_rounds(self, client):
        client.force_login(staff("review"))
        round_ = make_round()
        assert client.get(address("queue")).status_code == 200
        assert client.get(address("round-edit", round_id=round_.pk)).status_code == 302

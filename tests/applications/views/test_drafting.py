from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import pytest

from feedback.applications import actions
from feedback.applications.models import Application
from feedback.cases.models import Attachment
from tests.applications.factories import fresh, make_draft, make_round, photo
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def address(name, application, **more):
    return reverse(f"applications:{name}", kwargs={"uuid": application.case.uuid, **more})


@pytest.fixture
def draft(client):
    application = make_draft(now=timezone.now())
    client.force_login(application.applicant)
    return application


class TestStart:
    def test_shows_a_round_to_anyone(self, client):
        round_ = make_round(now=timezone.now())
        page = client.get(reverse("applications:start", args=[round_.pk])).content.decode()
        assert "Phân loại rác tại nguồn" in page
        assert "Đăng nhập để bắt đầu" in page

    def test_asks_to_sign_in_only_to_begin(self, client):
        round_ = make_round(now=timezone.now())
        path = reverse("applications:start", args=[round_.pk])
        response = client.post(path)
        assert response.status_code == 302
        assert response["Location"].endswith(f"?next={path}")

    def test_begins_for_the_person(self, client, sign_in):
        round_ = make_round(now=timezone.now())
        person = UserFactory()
        path = reverse("applications:start", args=[round_.pk])
        response = sign_in(person).post(path, follow=True)
        assert response.status_code == 200
        assert Application.objects.get().applicant == person
        assert Application.objects.get().case.reference in response.content.decode()

    def test_asks_members_for_whom(self, client, sign_in):
        round_ = make_round(now=timezone.now())
        member = MembershipFactory()
        path = reverse("applications:start", args=[round_.pk])
        client = sign_in(member.user)
        assert "Chọn người hoặc tổ chức" in client.post(path).content.decode()
        client.post(path, {"applicant": member.organisation_id})
        assert Application.objects.get().organisation == member.organisation
        assert client.post(path, {"applicant": "999"}).status_code == 200

    @pytest.mark.parametrize("days", [-30, 30])
    def test_begins_nothing_outside_the_round(self, sign_in, days):
        round_ = make_round(now=timezone.now() + timedelta(days=days))
        path = reverse("applications:start", args=[round_.pk])
        client = sign_in(UserFactory())
        assert client.post(path, follow=True).status_code == 200
        assert not Application.objects.exists()


class TestTasks:
    def test_lists_the_sections_with_their_states(self, client, draft):
        page = client.get(address("tasks", draft)).content.decode()
        assert "Kế hoạch" in page
        assert "Xong" in page


class TestSection:
    def test_keeps_what_can_be_read_beside_what_cannot(self, client, draft):
        response = client.post(
            address("section", draft, key="plan"),
            {"lock_version": 1, "a-households": "hai trăm", "a-cost": "20.000.000"},
        )
        page = response.content.decode()
        assert "hai trăm" in page
        assert "Nhập một số" in page
        assert fresh(draft).answers["cost"] == 20_000_000
        assert fresh(draft).answers["households"] == "120"

    def test_goes_on_to_the_next_page(self, client, draft):
        data = {"lock_version": 1, "a-contact_name": "Người Mẫu", "next": "1"}
        response = client.post(address("section", draft, key="applicant"), data)
        assert response["Location"] == address("section", draft, key="plan")

    def test_goes_back_to_the_list_when_kept_for_later(self, client, draft):
        data = {"lock_version": 1, "a-contact_name": "Người Mẫu", "later": "1"}
        response = client.post(address("section", draft, key="applicant"), data)
        assert response["Location"] == address("tasks", draft)

    def test_takes_files_and_removes_them(self, client, draft):
        path = address("section", draft, key="plan")
        data = {"lock_version": 1, "a-evidence": photo(), "next": "1"}
        client.post(path, data)
        kept = Attachment.objects.get()
        assert "anh.png" in client.get(path).content.decode()
        client.post(path, {"lock_version": 9, "remove": f"evidence:{kept.uuid}"})
        assert not Attachment.objects.exists()
        assert "evidence" not in fresh(draft).answers

    def test_says_why_a_file_is_refused(self, client, draft):
        data = {"lock_version": 1, "a-evidence": SimpleUploadedFile("anh.png", b"MZ not a picture")}
        response = client.post(address("section", draft, key="plan"), data)
        assert "không thuộc loại tệp được nhận" in response.content.decode()

    @pytest.mark.parametrize(
        "text",
        ["\x00\x08", "n\u0303", "9" * 5000, "x" * 5001, "<script>alert(1)</script>", "\ud7ff"],
    )
    def test_never_fails_on_what_is_typed(self, client, draft, text):
        for key, names in (
            ("applicant", ["contact_name", "phone"]),
            ("plan", ["households", "cost", "has_site", "site_area", "evidence"]),
        ):
            data = {"lock_version": text, **{f"a-{name}": text for name in names}}
            response = client.post(address("section", draft, key=key), data)
            assert response.status_code < 500
            assert "<script>alert" not in response.content.decode()

    def test_keeps_what_was_typed_when_the_session_ended(self, client, draft):
        client.logout()
        path = address("section", draft, key="applicant")
        response = client.post(path, {"lock_version": 1, "a-contact_name": "Tên Vừa Gõ"})
        assert response["Location"].endswith(f"?next={path}")
        client.force_login(draft.applicant)
        page = client.get(path).content.decode()
        assert "Tên Vừa Gõ" in page
        assert "Tên Vừa Gõ" not in client.get(path).content.decode()

    def test_does_not_exist_for_others(self, client, draft):
        client.force_login(UserFactory())
        for name in ("tasks", "check", "dossier", "withdraw", "receipt"):
            assert client.get(address(name, draft)).status_code == 404
        assert client.get(address("section", draft, key="plan")).status_code == 404


class TestMerge:
    def test_lets_a_person_choose_answer_by_answer(self, client, draft):
        actions.save_page(
            draft,
            actor=draft.applicant,
            answers={"households": "200", "cost": 5_000_000},
            lock_version=1,
            now=timezone.now(),
        )
        data = {"lock_version": 1, "a-households": "300", "a-cost": "7.000.000"}
        response = client.post(address("section", draft, key="plan"), data)
        page = response.content.decode()
        assert response.status_code == 409
        assert "7.000.000 ₫" in page
        assert "5.000.000 ₫" in page
        assert fresh(draft).answers["households"] == "200"
        client.post(
            address("merge", draft, key="plan"),
            {
                "lock_version": response.context["lock_version"],
                "mine": response.context["mine"],
                "pick-households": "theirs",
                "pick-cost": "mine",
            },
        )
        answers = fresh(draft).answers
        assert (answers["households"], answers["cost"]) == ("200", 7_000_000)

    @pytest.mark.parametrize("mine", ["", "x", "[]", "5", '{"cost": "x"}', '{"cost": [1]}'])
    def test_never_fails_on_a_broken_choice(self, client, draft, mine):
        response = client.post(
            address("merge", draft, key="plan"), {"lock_version": 1, "mine": mine}
        )
        assert response.status_code == 302
        assert fresh(draft).answers["cost"] == 15_000_000


class TestAutosave:
    def test_saves_and_says_when(self, client, draft):
        data = {"lock_version": 1, "a-contact_name": "Tự Lưu"}
        response = client.post(address("autosave", draft, key="applicant"), data)
        assert response.json()["lock_version"] == 2
        assert "Đã tự lưu lúc" in response.json()["message"]
        assert fresh(draft).answers["contact_name"] == "Tự Lưu"

    def test_never_overwrites_others(self, client, draft):
        path = address("autosave", draft, key="applicant")
        client.post(path, {"lock_version": 1, "a-contact_name": "Một"})
        response = client.post(path, {"lock_version": 1, "a-contact_name": "Hai"})
        assert response.status_code == 409
        assert fresh(draft).answers["contact_name"] == "Một"

    def test_says_that_the_session_ended(self, client, draft):
        client.logout()
        response = client.post(address("autosave", draft, key="applicant"), {})
        assert response.status_code == 401
        assert response.json()["message"]

from datetime import timedelta

from django.utils import timezone

import pytest

from feedback.applications import actions
from feedback.applications.models import Round, Submission
from feedback.applications.views.sending import begin, begun
from tests.applications.factories import (
    advance,
    fresh,
    make_draft,
    make_programme,
    make_round,
    make_submitted,
    staff,
)
from tests.applications.views.test_drafting import address
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client):
    application = make_draft(now=timezone.now())
    client.force_login(application.applicant)
    return application


class TestCheck:
    def test_sends_and_shows_one_receipt_for_a_double_click(self, client, draft):
        page = client.get(address("check", draft))
        data = {"begun": page.context["begun"]}
        for _press in range(2):
            response = client.post(address("check", draft), data)
            assert response["Location"] == address("receipt", draft)
        receipt = client.get(address("receipt", draft)).content.decode()
        assert Submission.objects.get().receipt_code in receipt
        assert "<svg" in receipt

    def test_names_what_is_missing_with_links(self, client):
        application = make_draft(answers={"contact_name": "Mẫu"}, now=timezone.now())
        client.force_login(application.applicant)
        page = client.get(address("check", application)).content.decode()
        assert f'href="{address("section", application, key="plan")}#id_a-households"' in page
        assert client.post(address("check", application), {}).status_code == 422

    def test_refuses_a_closed_round_clearly_and_keeps_the_draft(self, client, draft):
        Round.objects.update(closes_at=timezone.now() - timedelta(hours=1))
        response = client.post(address("check", draft), {"begun": begin()})
        assert response.status_code == 409
        assert "Đợt đã đóng lúc" in response.content.decode()
        assert fresh(draft).case.state == "draft"

    def test_takes_a_note_of_its_own_only(self):
        key, moment = begun(begin())
        assert len(key) == 32
        assert abs(moment - timezone.now()) < timedelta(seconds=5)
        assert begun("forged")[1] is None


class TestDossier:
    def test_shows_the_state_the_turn_and_the_timeline(self, client):
        application = make_submitted(now=timezone.now())
        client.force_login(application.applicant)
        page = client.get(address("dossier", application)).content.decode()
        for words in ("Đã nộp, chờ tiếp nhận", "Đến lượt cơ quan xử lý", "Diễn biến"):
            assert words in page

    def test_keeps_what_the_office_does_inside(self, client):
        application = advance(make_submitted(), "receive", "start_review")
        reviewer = staff("review")
        actions.propose(
            application,
            outcome="approve",
            reasons="Lý do còn kín",
            how_to_mend="",
            actor=reviewer,
            now=timezone.now(),
        )
        client.force_login(application.applicant)
        page = client.get(address("dossier", application)).content.decode()
        assert "Lý do còn kín" not in page
        assert "Chờ quyết định" not in page
        assert reviewer.get_full_name() not in page
        actions.decide(fresh(application), actor=staff("decide"), now=timezone.now())
        assert "Lý do còn kín" in client.get(address("dossier", application)).content.decode()

    def test_opens_to_colleagues(self, client):
        member = MembershipFactory()
        colleague = MembershipFactory(organisation=member.organisation).user
        application = make_submitted(applicant=member.user, organisation=member.organisation)
        client.force_login(colleague)
        assert client.get(address("dossier", application)).status_code == 200

    def test_sends_messages(self, client):
        application = make_submitted()
        client.force_login(application.applicant)
        assert client.post(address("message", application), {"text": " "}).status_code == 422
        client.post(address("message", application), {"text": "Khi nào có kết quả?"})
        page = client.get(address("dossier", application)).content.decode()
        assert "Khi nào có kết quả?" in page


class TestSupplement:
    def asked(self, client):
        application = advance(make_submitted(now=timezone.now()), "receive", "start_review")
        actions.request_supplement(
            application,
            reasons={"households": "Ghi theo danh sách."},
            due_date=timezone.localdate() + timedelta(days=5),
            actor=staff("handle"),
            now=timezone.now(),
        )
        client.force_login(application.applicant)
        return fresh(application)

    def test_shows_the_reason_and_only_what_is_unlocked(self, client):
        application = self.asked(client)
        page = client.get(address("supplement", application)).content.decode()
        assert "Ghi theo danh sách." in page
        assert "a-households" in page
        assert "a-cost" not in page

    def test_sends_the_mended_answers(self, client):
        application = self.asked(client)
        page = client.get(address("supplement", application))
        data = {
            "begun": page.context["begun"],
            "lock_version": application.lock_version,
            "a-households": "150",
            "send": "1",
        }
        response = client.post(address("supplement", application), data, follow=True)
        text = response.content.decode()
        assert "Đã gửi bổ sung" in text
        assert "Trước khi bổ sung: 120" in text
        assert fresh(application).case.state == "in_review"

    def test_says_what_is_missing(self, client):
        application = self.asked(client)
        data = {"lock_version": application.lock_version, "a-households": "", "send": "1"}
        page = client.post(address("supplement", application), data).content.decode()
        assert "Câu này cần câu trả lời" in page


class TestWithdraw:
    def test_asks_first(self, client):
        application = make_submitted()
        client.force_login(application.applicant)
        assert "không lấy lại được" in client.get(address("withdraw", application)).content.decode()
        client.post(address("withdraw", application))
        assert fresh(application).case.state == "withdrawn"
        assert client.post(address("withdraw", application)).status_code == 302


class TestMyApplications:
    def test_shows_what_waits_first_with_a_fixed_number_of_queries(
        self, client, django_assert_max_num_queries
    ):
        person = UserFactory()
        application = make_submitted(applicant=person)
        client.force_login(person)
        path = "/ho-so/"
        with django_assert_max_num_queries(12):
            page = client.get(path).content.decode()
        assert application.case.reference in page
        for number in range(4):
            round_ = make_round(programme=make_programme(f"p{number}"))
            make_draft(applicant=person, round_=round_)
        with django_assert_max_num_queries(12):
            page = client.get(path).content.decode()
        assert page.index("Đến lượt bạn") < page.index("Các hồ sơ khác")

    def test_is_empty_for_newcomers(self, sign_in):
        page = sign_in(UserFactory()).get("/ho-so/").content.decode()
        assert "Bạn chưa có hồ sơ nào" in page

    def test_speaks_english(self, sign_in):
        assert sign_in(UserFactory()).get("/en/ho-so/").status_code == 200

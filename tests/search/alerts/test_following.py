from datetime import timedelta

from django.core import mail
from django.db import connection
from django.utils import timezone

import pytest

from portal.tasks.worker import run_due_tasks
from search.alerts import actions
from search.alerts.links import manage_link
from search.models import Alert
from tests.search.alerts.factories import ADDRESS, SUNDAY, follow
from tests.search.factories import publish_samples
from tests.users.mailbox import letters, link

pytestmark = pytest.mark.django_db
FORM = "/tim-kiem/theo-doi/?q=ph%C3%A2n+lo%E1%BA%A1i+r%C3%A1c&loai=document"
ANSWERS = {"email": ADDRESS, "rhythm": "daily", "website": ""}


def text(response) -> str:
    return response.content.decode()


class TestFollow:
    def test_stands_on_the_page_of_results_and_needs_no_script_or_cookie(self, client):
        publish_samples()
        response = client.get("/tim-kiem/?q=phan+loai+rac")
        assert "Nhận thư khi có kết quả mới" in text(response)
        assert 'action="/tim-kiem/theo-doi/?q=phan+loai+rac"' in text(response)
        assert not response.cookies

    def test_mails_one_question_and_nothing_else_before_it_is_confirmed(self, client):
        response = client.post(FORM, ANSWERS, follow=True)
        assert "Mở hộp thư để xác nhận" in text(response)
        (letter,) = letters()
        assert letter.to == [ADDRESS]
        assert "“phân loại rác” · Văn bản" in letter.body
        assert "List-Unsubscribe" not in letter.extra_headers
        assert Alert.objects.get().confirmed_at is None

    def test_answers_the_same_to_whoever_follows_already(self, client):
        first = client.post(FORM, ANSWERS)
        client.post(link(letters()[0], "/xac-nhan/"))
        second = client.post(FORM, ANSWERS)
        assert (first.status_code, first.headers["Location"]) == (
            second.status_code, second.headers["Location"],
        )  # fmt: skip
        assert "rồi" in letters()[-1].subject
        assert Alert.objects.count() == 1

    def test_fills_nobodys_letter_box(self, client):
        for number in range(5):
            response = client.post(f"/tim-kiem/theo-doi/?q=rac+{number}", ANSWERS)
            assert response.status_code == 302
        assert len(letters()) == 3

    def test_tells_a_network_that_asks_too_often_to_wait(self, client):
        for number in range(30):
            client.post(FORM, ANSWERS | {"email": f"nguoi-{number}@example.vn"})
        response = client.post(FORM, ANSWERS)
        assert response.status_code == 429
        assert f'value="{ADDRESS}"' in text(response)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"email": ""},
            {"email": "ai đó"},
            {"email": "a\x00@b\r\nBcc: c@example.vn"},
            {"email": "a" * 5000 + "@example.vn"},
            {"rhythm": "hourly"},
            {"rhythm": ""},
            {"website": "https://example.com"},
        ],
    )
    def test_says_what_to_do_and_keeps_no_address(self, client, wrong):
        response = client.post(FORM, ANSWERS | wrong)
        assert response.status_code == 200
        assert "field--error" in text(response) or "error-summary" in text(response)
        assert not Alert.objects.exists()

    def test_takes_no_form_from_another_site(self, client):
        response = client.post(FORM, ANSWERS, HTTP_SEC_FETCH_SITE="cross-site")
        assert response.status_code == 400
        assert not Alert.objects.exists()

    def test_leads_back_to_the_search_where_nothing_is_asked(self, client):
        assert client.get("/tim-kiem/theo-doi/").headers["Location"] == "/tim-kiem/"
        assert client.post("/tim-kiem/theo-doi/?q=%00", ANSWERS).status_code == 302

    def test_keeps_address_and_question_sealed(self):
        follow("rừng đầu nguồn")
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM search_alert")
            kept = str(cursor.fetchall())
        assert ADDRESS not in kept
        assert "r%E1" not in kept


class TestConfirm:
    def test_begins_only_when_the_button_is_pressed(self, client):
        client.post(FORM, ANSWERS)
        address = link(letters()[0], "/xac-nhan/")
        assert "Xác nhận theo dõi" in text(client.get(address))
        assert Alert.objects.get().confirmed_at is None
        assert "Bạn đang theo dõi câu hỏi này" in text(client.post(address))
        assert Alert.objects.get().next_at > timezone.now()

    def test_changes_nothing_the_second_time(self, client):
        client.post(FORM, ANSWERS)
        address = link(letters()[0], "/xac-nhan/")
        client.post(address)
        before = Alert.objects.get().confirmed_at
        assert client.post(address).status_code == 200
        assert Alert.objects.get().confirmed_at == before

    @pytest.mark.parametrize("token", ["x", "a" * 3000, "ImEi:1abc:xyz"])
    def test_refuses_a_made_up_address(self, client, token):
        for name in ("xac-nhan", "quan-ly", "ngung"):
            for method in (client.get, client.post):
                assert method(f"/tim-kiem/theo-doi/{name}/{token}/").status_code in {200, 410}

    def test_says_that_a_request_is_gone(self, client):
        client.post(FORM, ANSWERS)
        address = link(letters()[0], "/xac-nhan/")
        Alert.objects.all().delete()
        response = client.get(address)
        assert response.status_code == 410
        assert "hết hạn" in text(response)

    def test_says_when_an_address_follows_too_much(self, client, monkeypatch):
        monkeypatch.setattr(actions, "MOST_QUESTIONS", 1)
        follow("rừng")
        alert = follow("nước", is_confirmed=False)
        response = client.post(link(letters()[-1], "/xac-nhan/"))
        assert response.status_code == 409
        assert "ngừng một câu" in text(response)
        alert.refresh_from_db()
        assert alert.confirmed_at is None


class TestManage:
    @pytest.fixture
    def page(self) -> str:
        follow("rừng")
        alert = follow("nước thải", rhythm="weekly")
        follow("khói", address="nguoi-khac@example.vn")
        return "/" + manage_link(alert).split("/", 3)[3]

    def test_shows_everything_one_address_follows_and_no_address(self, client, page):
        shown = text(client.get(page))
        assert "rừng" in shown
        assert "nước thải" in shown
        assert "khói" not in shown
        assert ADDRESS not in shown

    def test_changes_the_rhythm(self, client, page):
        alert = Alert.objects.get(rhythm="weekly")
        answers = {"act": "rhythm", "alert": str(alert.uuid), "rhythm": "daily"}
        assert "Đã đổi nhịp" in text(client.post(page, answers))
        alert.refresh_from_db()
        assert alert.rhythm == "daily"

    def test_stops_one_or_all_of_its_own(self, client, page):
        alert = Alert.objects.get(rhythm="weekly")
        client.post(page, {"act": "stop", "alert": str(alert.uuid)})
        assert Alert.objects.count() == 2
        client.post(page, {"act": "stop-all"})
        assert Alert.objects.get().address == "nguoi-khac@example.vn"

    def test_touches_nobody_elses(self, client, page):
        alert = Alert.objects.exclude(address_hash=Alert.objects.first().address_hash).get()
        client.post(page, {"act": "stop", "alert": str(alert.uuid)})
        assert Alert.objects.filter(pk=alert.pk).exists()

    @pytest.mark.parametrize("wrong", [{}, {"act": "x"}, {"act": "rhythm", "alert": "1"}])
    def test_takes_any_answer(self, client, page, wrong):
        assert client.post(page, wrong).status_code == 200

    def test_asks_as_many_queries_for_many_as_for_one(
        self, client, page, django_assert_max_num_queries
    ):
        for number in range(10):
            follow(f"câu hỏi {number}")
        with django_assert_max_num_queries(3):
            client.get(page)


class TestForgetUnconfirmed:
    def test_deletes_the_address_after_three_days(self):
        follow(is_confirmed=False)
        assert actions.forget_unconfirmed(now=SUNDAY + timedelta(hours=71)) == 0
        assert actions.forget_unconfirmed(now=SUNDAY + timedelta(hours=73)) == 1

    def test_leaves_what_is_confirmed(self):
        follow()
        assert actions.forget_unconfirmed(now=SUNDAY + timedelta(days=100)) == 0

    def test_has_nothing_mailed_to_whom_it_forgot(self):
        follow(is_confirmed=False)
        Alert.objects.all().delete()
        run_due_tasks()
        assert mail.outbox == []

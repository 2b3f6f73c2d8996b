from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core import mail

import pytest

from portal.tasks.models import QueuedTask
from portal.tasks.worker import run_due_tasks
from search import projection
from search.alerts import actions, clock, matching
from search.models import Alert, Entry
from search.tasks.digesting import enqueue_due, gather, mail_digest
from tests.search.alerts.factories import ADDRESS, SUNDAY, follow
from tests.search.factories import PLAN, SAMPLES, publish, publish_samples

pytestmark = pytest.mark.django_db
MONDAY_SEVEN = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
TUESDAY_SEVEN = MONDAY_SEVEN + timedelta(days=1)


@pytest.fixture(autouse=True)
def _published(nothing_found):
    publish_samples()


def waste(page_id: int = 300, **content: Any) -> None:
    publish(page_id, title="Phường Tam Thanh phân loại rác", url="/tin-tuc/moi/", **content)


def digests(*, now: datetime = MONDAY_SEVEN) -> list[Any]:
    """Run what is due and return the digests so far, without the requests to confirm."""
    enqueue_due(now=now)
    run_due_tasks()
    return [letter for letter in mail.outbox if "List-Unsubscribe" in letter.extra_headers]


class TestClock:
    @pytest.mark.parametrize(
        ("rhythm", "at", "due"),
        [
            ("daily", SUNDAY, MONDAY_SEVEN),
            ("daily", MONDAY_SEVEN - timedelta(seconds=1), MONDAY_SEVEN),
            ("daily", MONDAY_SEVEN, TUESDAY_SEVEN),
            ("weekly", SUNDAY, MONDAY_SEVEN),
            ("weekly", MONDAY_SEVEN, MONDAY_SEVEN + timedelta(days=7)),
        ],
    )
    def test_is_due_at_seven(self, rhythm, at, due):
        assert clock.next_after(rhythm, at=at) == due


class TestDigest:
    def test_tells_what_is_new_and_nothing_that_was_there(self):
        follow()
        waste()
        publish(301, title="Không liên quan tới câu hỏi")
        (letter,) = digests()
        assert letter.to == [ADDRESS]
        assert letter.subject == "1 tin về “phân loại rác”"
        assert "\nMới\n\n* Phường Tam Thanh phân loại rác\n  01/03/2026\n" in letter.body
        assert "/tin-tuc/moi/" in letter.body
        assert "Kế hoạch phân loại rác thải" not in letter.body

    def test_tells_a_changed_page_apart_and_leads_to_its_clause(self):
        follow("thùng kín hộ gia đình")
        publish(PLAN, **SAMPLES[PLAN] | {"summary": "Tóm tắt đã sửa."})
        (letter,) = digests()
        assert "\nVừa sửa đổi\n\n* Kế hoạch phân loại rác" in letter.body
        assert "172/KH-UBND, 12/08/2024" in letter.body
        assert "Điều 2. Trách nhiệm\n" in letter.body
        assert "/van-ban/ke-hoach-phan-loai-rac/#dieu-2\n" in letter.body

    def test_tells_once_that_a_document_goes_out_of_force_soon(self):
        expiry = date(2026, 12, 23)  # 30 days after Monday
        publish(302, **SAMPLES[PLAN] | {"number": "9/KH", "expiry_date": expiry})
        follow()
        (letter,) = digests()
        assert "\nSắp hết hiệu lực\n" in letter.body
        assert "hết hiệu lực ngày 23/12/2026" in letter.body
        assert len(digests(now=TUESDAY_SEVEN)) == 1

    def test_sends_nothing_when_nothing_is_new(self):
        follow()
        assert digests() == []
        assert Alert.objects.get().gathered_period == date(2026, 11, 23)

    def test_tells_each_page_once(self):
        follow()
        waste()
        assert len(digests()) == 1
        assert len(digests(now=TUESDAY_SEVEN)) == 1

    def test_goes_out_on_mondays_to_whom_wants_it_weekly(self):
        follow(rhythm="weekly", now=MONDAY_SEVEN)
        waste()
        assert digests(now=TUESDAY_SEVEN) == []
        assert len(digests(now=MONDAY_SEVEN + timedelta(days=7))) == 1

    def test_understands_an_abbreviation_as_the_search_does(self):
        follow("UBND")
        publish(304, title="Kế hoạch của Ủy ban nhân dân", url="/tin-tuc/ke-hoach-uy-ban/")
        (letter,) = digests()
        assert "/tin-tuc/ke-hoach-uy-ban/" in letter.body

    def test_holds_to_the_filters(self):
        follow("phân loại rác", loai="document")
        waste()
        assert digests() == []

    def test_leaves_out_what_was_withdrawn_meanwhile(self):
        follow()
        waste()
        enqueue_due(now=MONDAY_SEVEN)
        projection.withdraw(300)
        run_due_tasks()
        assert digests(now=MONDAY_SEVEN) == []

    def test_speaks_the_followers_language(self):
        follow("waste trees", language="en")
        publish(303, title="More waste for trees", language="en", url="/en/tin-tuc/more/")
        (letter,) = digests()
        assert letter.subject == "1 update on “waste trees”"
        assert "Hello," in letter.body
        assert "/en/tim-kiem/theo-doi/ngung/" in letter.body

    def test_is_not_set_off_by_the_portal_reading_its_pages_again(self, monkeypatch):
        monkeypatch.setattr(matching, "FEWEST_READ_AGAIN", 2)
        follow()
        for page_id, content in SAMPLES.items():
            publish(page_id, **content | {"summary": "Đọc lại: phân loại rác."})
        waste()
        (letter,) = digests()
        assert letter.subject.startswith("1 tin")

    def test_says_nothing_to_an_address_that_has_not_confirmed(self):
        follow(is_confirmed=False)
        waste()
        assert digests() == []


class TestOneMailAPeriod:
    def test_holds_when_every_task_is_run_again(self):
        alert = follow()
        waste()
        assert len(digests()) == 1
        told = [("new", 300, Entry.objects.get(page_id=300).pk)]
        gather.call(alerts=[str(alert.uuid)], period="2026-11-23")
        mail_digest.call(alert=str(alert.uuid), period="2026-11-23", told=told)
        assert len(digests()) == 1

    def test_holds_when_a_worker_is_killed_between_gathering_and_mailing(self):
        alert = follow()
        waste()
        enqueue_due(now=MONDAY_SEVEN)
        gather.call(alerts=[str(alert.uuid)], period="2026-11-23")
        gather.call(alerts=[str(alert.uuid)], period="2026-11-23")
        mails = QueuedTask.objects.filter(path__endswith="mail_digest")
        assert mails.count() == 1
        assert len(digests()) == 1

    def test_gives_a_mail_cut_off_after_sending_the_same_name_again(self):
        follow()
        waste()
        (letter,) = digests()
        Alert.objects.update(mailed_period=None)
        row = QueuedTask.objects.get(path__endswith="mail_digest")
        mail_digest.call(**row.kwargs)
        again = mail.outbox[-1]
        assert again.extra_headers["Message-ID"] == letter.extra_headers["Message-ID"]
        assert again.body == letter.body


class TestOneClick:
    def test_is_named_in_the_headers_and_deletes_the_address(self, client):
        follow()
        waste()
        (letter,) = digests()
        assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        url = letter.extra_headers["List-Unsubscribe"].strip("<>")
        assert url in letter.body
        path = "/" + url.split("/", 3)[3]
        response = client.post(path, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
        assert not Alert.objects.exists()
        assert client.post(path).status_code == 200

    def test_asks_first_when_it_is_opened_and_not_posted(self, client):
        follow()
        waste()
        url = digests()[0].extra_headers["List-Unsubscribe"].strip("<>")
        response = client.get("/" + url.split("/", 3)[3])
        assert "Ngừng nhận thư này" in response.content.decode()
        assert Alert.objects.exists()

    def test_ends_what_was_on_its_way(self):
        alert = follow()
        waste()
        enqueue_due(now=MONDAY_SEVEN)
        actions.stop(alert.uuid)
        assert digests() == []


class TestGather:
    def test_asks_the_database_as_often_for_a_search_through_many_pages(
        self, django_assert_max_num_queries
    ):
        alert = follow()
        for number in range(40):
            waste(400 + number)
        with django_assert_max_num_queries(20):  # some read the synonyms, once a process
            gather.call(alerts=[str(alert.uuid)], period="2026-11-23")
        run_due_tasks()
        assert mail.outbox[-1].subject.startswith("30 tin")

    def test_builds_one_index_for_followers_who_saw_the_same(self, monkeypatch):
        built = []
        real = matching.EmbeddedEngine

        def counted(**options):
            built.append(1)
            return real(**options)

        monkeypatch.setattr(matching, "EmbeddedEngine", counted)
        for number in range(3):
            follow(address=f"nguoi-{number}@example.vn")
        waste()
        assert len(digests()) == 3
        assert built == [1]

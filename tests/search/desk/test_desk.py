from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from portal.tasks.worker import run_due_tasks
from portal.users.roles import Role, give
from search.models import AskedQuestion, Promotion, Rebuild
from search.query import SearchQuery
from search.statistics.counting import Asked, Tally, record
from tests.cms import factories as cms
from tests.factories import UserFactory
from tests.search.factories import publish_samples

pytestmark = pytest.mark.django_db
ROOT = "/admin/tim-kiem/"


def ask(written: str, *, count: int = 5, empty_count: int = 0, days_ago: int = 0) -> None:
    """Have a question asked on two days, so many times in all on the later one."""
    folded = " ".join(SearchQuery.parse({"q": written}).words)
    day = timezone.localdate() - timedelta(days=days_ago)
    for on in (day - timedelta(days=1), day):
        record({Asked(folded, on): Tally(written, count=count, empty_count=empty_count)})


def enter(sign_in, role: Role):
    user = UserFactory()
    give(user, role)
    return sign_in(user)


@pytest.fixture
def editor(sign_in):
    return enter(sign_in, Role.EDITOR)


@pytest.fixture
def administrator(sign_in):
    return enter(sign_in, Role.ADMINISTRATOR)


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


class TestMenu:
    def test_offers_search_to_editors(self, editor):
        shown = text(editor.get("/admin/"))
        assert ROOT in shown
        assert f"{ROOT}chi-muc/" in shown

    def test_offers_nothing_to_officers(self, sign_in):
        assert ROOT not in text(enter(sign_in, Role.REPORT_OFFICER).get("/admin/"))


class TestUnanswered:
    def test_lists_what_found_nothing_with_what_to_do(self, editor):
        ask("xe buýt điện", count=3, empty_count=3)
        ask("phân loại rác", count=9)
        shown = text(editor.get(ROOT))
        assert "xe buýt điện" in shown
        assert "phân loại rác" not in shown
        assert "/tim-kiem/?q=xe%20bu%C3%BDt%20%C4%91i%E1%BB%87n" in shown
        assert "?question=xe%20bu%C3%BDt" in shown
        assert f"{reverse('search_desk:synonym-create')}?term=xe%20bu%C3%BDt" in shown

    def test_holds_to_the_period(self, editor):
        ask("xe buýt điện", count=3, empty_count=3, days_ago=20)
        assert "xe buýt điện" not in text(editor.get(ROOT, {"days": "7"}))
        assert "xe buýt điện" in text(editor.get(ROOT, {"days": "30"}))

    def test_goes_out_as_a_table_without_formulas(self, editor):
        ask("=1+1 xe buýt", count=3, empty_count=3)
        response = editor.get(ROOT, {"csv": ""})
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert response.content.decode().startswith("\ufeffCâu hỏi,Không thấy,Số lần hỏi\r\n'=1+1")

    @pytest.mark.parametrize("query", ["days=x", "days=7%00", "p=99999", "p=x"])
    def test_answers_bad_queries(self, editor, query):
        assert editor.get(f"{ROOT}?{query}").status_code == 200

    def test_asks_as_many_queries_for_many_as_for_one(self, editor, django_assert_max_num_queries):
        for number in range(30):
            ask(f"câu hỏi {number} chữ", count=3, empty_count=3)
        editor.get(ROOT)
        with django_assert_max_num_queries(12):
            editor.get(ROOT)


class TestFrequent:
    def test_lists_the_most_asked_with_a_trend(self, editor):
        ask("phân loại rác", count=2, days_ago=40)
        ask("phân loại rác", count=9)
        shown = text(editor.get(f"{ROOT}cau-hoi/"))
        assert "phân loại rác" in shown
        assert "tăng" in shown

    def test_keeps_a_question_out_of_the_suggestions(self, editor):
        ask("phân loại rác", count=9)
        question = AskedQuestion.objects.get()
        address = reverse("search_desk:hide", args=[question.pk])
        editor.post(address, {"hidden": "yes"})
        assert not AskedQuestion.objects.frequent("phan", 5).exists()
        editor.post(address, {"hidden": "no"})
        assert AskedQuestion.objects.frequent("phan", 5).exists()


class TestPromotions:
    ANSWERS = {
        "questions": "Lịch thu gom rác\r\nbao giờ lấy rác",
        "matching": "phrase",
        "page": "",
        "url": "https://example.vn/rac/",
        "title": "Lịch thu gom",
        "summary": "",
        "position": "1",
        "start_date": "",
        "end_date": "",
        "note": "Hay được hỏi",
    }

    def test_are_made_changed_and_withdrawn(self, editor):
        response = editor.post(f"{ROOT}uu-tien/moi/", self.ANSWERS, follow=True)
        assert "Đã đặt kết quả ưu tiên" in text(response)
        promotion = Promotion.objects.get()
        edit = f"{ROOT}uu-tien/{promotion.pk}/"
        assert "bao giờ lấy rác" in text(editor.get(edit))
        editor.post(edit, self.ANSWERS | {"title": "Tên khác"})
        assert "Tên khác" in text(editor.get(f"{ROOT}uu-tien/"))
        assert "Tên khác" in text(editor.get(f"{edit}bo/"))
        editor.post(f"{edit}bo/")
        assert not Promotion.objects.exists()

    def test_lead_to_a_page(self, editor):
        page = cms.article(title="Lịch mới")
        editor.post(f"{ROOT}uu-tien/moi/", self.ANSWERS | {"page": page.pk, "url": "", "title": ""})
        query = SearchQuery.parse({"q": "lịch thu gom rác"})
        found = Promotion.objects.for_query(query, on=timezone.localdate()).get()
        assert found.address == page.url

    def test_begin_with_the_question_they_come_from(self, editor):
        shown = text(editor.get(f"{ROOT}uu-tien/moi/", {"question": "xe buýt điện"}))
        assert "xe buýt điện" in shown

    @pytest.mark.parametrize(
        "wrong",
        [
            {"questions": ""},
            {"questions": "?!\n  "},
            {"questions": "\n".join(f"câu {number}" for number in range(31))},
            {"questions": "a" * 101},
            {"url": ""},
            {"url": "javascript:alert(1)"},
            {"url": "ftp://example.vn/"},
            {"title": ""},
            {"page": "999999"},
            {"page": "1"},
            {"position": "-1"},
            {"position": "x"},
            {"matching": "x"},
            {"start_date": "2026-11-22", "end_date": "2026-11-21"},
            {"start_date": "hôm nay"},
            {"note": "x" * 301},
            {"title": "\x00"},
        ],
    )
    def test_say_what_is_wrong_and_keep_what_was_typed(self, editor, wrong):
        response = editor.post(f"{ROOT}uu-tien/moi/", self.ANSWERS | wrong)
        assert response.status_code == 200
        assert not Promotion.objects.exists()

    def test_ask_as_many_queries_for_many_as_for_one(self, editor, django_assert_max_num_queries):
        for _number in range(20):
            editor.post(f"{ROOT}uu-tien/moi/", self.ANSWERS)
        with django_assert_max_num_queries(14):
            editor.get(f"{ROOT}uu-tien/")


class TestIndices:
    def test_show_each_engine(self, administrator):
        publish_samples()
        shown = text(administrator.get(f"{ROOT}chi-muc/"))
        assert "embedded" in shown
        assert "thay đổi," in shown  # nothing has followed yet
        assert f"{ROOT}chi-muc/dung-lai/embedded/" in shown

    def test_offer_no_rebuild_to_editors(self, editor):
        assert "dung-lai" not in text(editor.get(f"{ROOT}chi-muc/"))

    def test_rebuild_after_asking_and_show_the_progress(self, administrator, nothing_found):
        publish_samples()
        address = f"{ROOT}chi-muc/dung-lai/embedded/"
        assert "Dựng lại" in text(administrator.get(address))
        assert not Rebuild.objects.exists()
        shown = text(administrator.post(address, follow=True))
        assert "Đang chờ tiến trình nền" in shown
        run_due_tasks()
        page = f"{ROOT}chi-muc/{Rebuild.objects.get().pk}/"
        assert "Đã xong: 8 mục" in text(administrator.get(page))
        told = administrator.get(f"{page}tien-do/").json()
        assert (told["percent"], told["is_open"]) == (100, False)

    def test_lead_a_second_press_to_the_rebuild_that_runs(self, administrator):
        address = f"{ROOT}chi-muc/dung-lai/embedded/"
        administrator.post(address)
        shown = text(administrator.post(address, follow=True))
        assert "đang được dựng lại" in shown
        assert Rebuild.objects.count() == 1

    def test_stop_one(self, administrator):
        administrator.post(f"{ROOT}chi-muc/dung-lai/embedded/")
        page = f"{ROOT}chi-muc/{Rebuild.objects.get().pk}/"
        assert "Chỉ mục đang dùng vẫn như cũ" in text(
            administrator.post(f"{page}dung/", follow=True)
        )
        assert "không cần dừng" in text(administrator.post(f"{page}dung/", follow=True))

    def test_say_what_to_do_after_a_failure(self, administrator, settings, tmp_path):
        (tmp_path / "file").write_text("not a folder")
        settings.SEARCH_INDEX_DIR = tmp_path / "file" / "search"
        administrator.post(f"{ROOT}chi-muc/dung-lai/embedded/")
        run_due_tasks()
        shown = text(administrator.get(f"{ROOT}chi-muc/{Rebuild.objects.get().pk}/"))
        assert "chỗ trống trên đĩa" in shown
        assert "không" in text(administrator.get(f"{ROOT}chi-muc/"))

    def test_refuse_an_engine_that_is_not_in_use(self, administrator):
        shown = text(administrator.post(f"{ROOT}chi-muc/dung-lai/x/", follow=True))
        assert "không được dùng" in shown
        assert "không được dùng" in text(
            administrator.post(f"{ROOT}chi-muc/quay-lai/", follow=True)
        )

    @pytest.mark.elasticsearch
    def test_go_back_to_the_index_before(
        self, administrator, settings, elasticsearch_url, index_prefix
    ):
        settings.ELASTICSEARCH_URL = elasticsearch_url
        settings.ELASTICSEARCH_INDEX_PREFIX = index_prefix
        publish_samples()
        for _turn in range(2):
            administrator.post(f"{ROOT}chi-muc/dung-lai/elasticsearch/")
            run_due_tasks()
        assert [one.state for one in Rebuild.objects.all()] == ["done", "done"]
        assert "quay-lai" in text(administrator.get(f"{ROOT}chi-muc/"))
        shown = text(administrator.post(f"{ROOT}chi-muc/quay-lai/", follow=True))
        assert "đang trả lời bằng chỉ mục trước đó" in shown

import time
from datetime import date

from django.urls import reverse

import pytest

from search import projection
from search.models import AskedQuestion
from tests.search.factories import NEWS, publish, publish_samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_found")]


def offered(client, typed: str, *, language: str = "") -> list[str]:
    response = client.get(f"{language}/tim-kiem/goi-y/", {"q": typed})
    assert response.status_code == 200
    return [one["text"] for one in response.json()["suggestions"]]


def asked(written: str, **values) -> AskedQuestion:
    days = {"first_date": date(2026, 3, 1), "last_date": date(2026, 3, 2)}
    return AskedQuestion.objects.create(
        **{"key": written, "written": written, "count": 9} | days | values
    )


class TestSuggestions:
    @pytest.mark.parametrize(
        "typed", ["Kế hoạch phân lo", "ke hoach phan", "KẾ HOẠCH  PHÂN", "kees hoachj phaan"]
    )
    def test_begin_as_what_is_typed_with_marks_or_without(self, client, typed):
        publish_samples()
        first = "172/KH-UBND – Kế hoạch phân loại rác thải sinh hoạt tại nguồn"
        assert offered(client, typed) == [first]

    @pytest.mark.parametrize("typed", ["172/KH", "172kh", "172khub", "kh 172", "kế hoạch số 172"])
    def test_know_numbers_in_every_spelling(self, client, typed):
        publish_samples()
        assert offered(client, typed)[0].startswith("172/KH-UBND")

    def test_say_what_each_is_and_where_it_leads(self, client):
        publish_samples()
        answer = client.get("/tim-kiem/goi-y/", {"q": "kế hoạch phân"}).json()
        (one,) = answer["suggestions"]
        assert (one["note"], one["url"]) == ("Kế hoạch", "/van-ban/ke-hoach-phan-loai-rac/")

    def test_offer_what_many_ask_first(self, client):
        publish_samples()
        asked("phân loại rác thế nào", folded="phan loai rac the nao")
        asked("phân loại gì", folded="phan loai gi", is_hidden=True)
        answer = client.get("/tim-kiem/goi-y/", {"q": "phan loai"}).json()["suggestions"]
        assert answer[0]["text"] == "phân loại rác thế nào"
        assert answer[0]["url"].startswith(f"{reverse('search:results')}?q=ph%C3%A2n")
        assert len(answer) == 2

    def test_speak_the_language_of_the_page_except_for_documents(self, client):
        publish_samples()
        assert offered(client, "households") == []
        assert offered(client, "households", language="/en") == ["Households swap waste for trees"]
        assert offered(client, "nghị định", language="/en") != []

    def test_leave_out_what_is_withdrawn(self, client):
        publish_samples()
        assert offered(client, "người dân") != []
        projection.withdraw(NEWS)
        assert offered(client, "người dân") == []

    @pytest.mark.parametrize("typed", ["", "a", "!!!", "\x00", '"', "*" * 1000, "x" * 10_000])
    def test_take_anything(self, client, typed):
        assert offered(client, typed) == []

    def test_are_few(self, client):
        for number in range(200, 230):
            publish(number, title=f"Trồng cây {number}")
        assert len(offered(client, "trồng")) == 8

    def test_may_be_kept_by_anybody(self, client):
        response = client.get("/tim-kiem/goi-y/", {"q": "rac"})
        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert not response.cookies
        assert "Vary" not in response.headers or "Cookie" not in response.headers["Vary"]

    def test_are_nothing_when_no_engine_answers(self, client, settings, tmp_path):
        (tmp_path / "file").write_text("not a folder")
        settings.SEARCH_INDEX_DIR = tmp_path / "file" / "search"
        assert offered(client, "kế hoạch") == []

    def test_need_few_queries(self, client, django_assert_max_num_queries):
        for number in range(200, 230):
            publish(number, title=f"Trồng cây {number}")
        offered(client, "trồng")
        with django_assert_max_num_queries(5):
            offered(client, "trồng c")

    def test_come_at_once(self, client):
        for number in range(200, 260):
            publish(number, title=f"Trồng cây {number}")
        offered(client, "trồng")
        took = []
        for _turn in range(5):
            began = time.perf_counter()
            offered(client, "trồng c")
            took.append(time.perf_counter() - began)
        assert min(took) < 0.05

import time
from collections.abc import Iterator

from django.db import OperationalError, connection

import pytest

from search.models import AskedQuestion
from search.statistics import buffer as module
from search.statistics.buffer import buffer, write
from tests.search.factories import publish_samples

pytestmark = pytest.mark.django_db
PERSON = {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}


@pytest.fixture(autouse=True)
def _empty_buffer() -> Iterator[None]:
    buffer.take()
    yield
    buffer.take()


class TestResultsPage:
    def test_counts_a_question_and_whether_it_found_something(self, client):
        publish_samples()
        client.get("/tim-kiem/?q=phan+loai+rac", **PERSON)
        client.get("/en/tim-kiem/?q=xyzzy", **PERSON)
        write()
        counts = AskedQuestion.objects.order_by("pk").values_list("count", "empty_count")
        assert sorted(counts) == [(1, 0), (1, 1)]

    def test_sets_no_cookie_and_writes_no_row_while_it_answers(self, client):
        response = client.get("/tim-kiem/?q=phan+loai+rac", **PERSON)
        assert not response.cookies
        assert not AskedQuestion.objects.exists()

    @pytest.mark.parametrize(
        "headers",
        [
            {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
            {"HTTP_USER_AGENT": "python-requests/2.32"},
            {"HTTP_USER_AGENT": ""},
            PERSON | {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        ],
    )
    def test_counts_no_robot(self, client, headers):
        client.get("/tim-kiem/?q=phan+loai+rac", **headers)
        assert buffer.take() == {}

    def test_counts_a_telephone_whose_name_ends_like_a_robots(self, client):
        agent = "Mozilla/5.0 (Linux; Android 14; CUBOT NOTE 21) Chrome/140 Mobile"
        client.get("/tim-kiem/?q=phan+loai+rac", HTTP_USER_AGENT=agent)
        assert len(buffer.take()) == 1

    def test_writes_after_an_answer_when_the_counts_have_waited(self, client, settings):
        settings.SEARCH_COUNTS_WAIT_SECONDS = 0
        client.get("/tim-kiem/?q=phan+loai+rac", **PERSON)
        assert AskedQuestion.objects.get().count == 1

    def test_answers_though_the_counts_cannot_be_written(self, client, settings):
        settings.SEARCH_COUNTS_WAIT_SECONDS = 0
        with connection.execute_wrapper(_refuse_counts):
            response = client.get("/tim-kiem/?q=phan+loai+rac", **PERSON)
        assert response.status_code == 200
        assert buffer.take() == {}


def _refuse_counts(execute, sql, params, many, context):
    if "askedquestion" in sql:
        raise OperationalError("disk full")
    return execute(sql, params, many, context)


class TestBuffer:
    def test_holds_no_more_than_its_most_questions(self, monkeypatch):
        monkeypatch.setattr(module, "MOST_QUESTIONS", 3)
        mine = module.Buffer()
        for name in ("a", "b", "c", "d", "a"):
            mine.add(module.Asked(name, None), written=name, is_empty=False, now=0)
        assert {asked.folded: tally.count for asked, tally in mine.take().items()} == {
            "a": 2, "b": 1, "c": 1,
        }  # fmt: skip

    def test_takes_a_question_in_less_than_a_millisecond(self):
        mine = module.Buffer()
        began = time.perf_counter()
        for number in range(1000):
            mine.add(module.Asked(str(number % 300), None), written="x", is_empty=False, now=0)
        assert time.perf_counter() - began < 1

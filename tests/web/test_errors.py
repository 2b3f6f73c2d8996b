from django.test import Client

import pytest

from portal.web import health
from portal.web.models import PageOpinion
from tests.conftest import ReadingClient

pytestmark = pytest.mark.django_db


class TestPageNotFound:
    def test_says_what_to_do_in_both_languages(self, client: ReadingClient):
        vietnamese = client.get("/khong-co-trang-nay/")
        assert vietnamese.status_code == 404
        assert "Không tìm thấy trang này" in vietnamese.content.decode()
        english = client.get("/en/khong-co-trang-nay/")
        assert english.status_code == 404
        assert '<html lang="en">' in english.content.decode()

    def test_is_private(self, client: ReadingClient):
        assert client.get("/khong-co/").headers["Cache-Control"] == "private, no-store"


class TestExpiredForm:
    def test_offers_the_answers_again(self):
        client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
        answer = client.post(
            "/tai-khoan/login/", {"login": "người@ví-dụ.vn <b>", "password": "bí mật 123"}
        )
        text = answer.content.decode()
        assert answer.status_code == 403
        assert "Phiên làm việc đã hết hạn" in text
        assert "người@ví-dụ.vn &lt;b&gt;" in text
        assert "bí mật" not in text

    def test_offers_nothing_that_another_site_sent(self):
        client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})
        answer = client.post("/tai-khoan/login/", {"login": "ke-xau@example.vn"})
        assert answer.status_code == 403
        assert "ke-xau@example.vn" not in answer.content.decode()


class TestOpinion:
    def test_is_counted_without_a_cookie(self, client: ReadingClient):
        answer = client.post("/gop-y/", {"page": "/tin-tuc/", "is_useful": "yes"})
        client.post("/gop-y/", {"page": "/tin-tuc/", "is_useful": "no"})
        assert answer.status_code == 200
        assert not answer.cookies
        opinion = PageOpinion.objects.get()
        assert (opinion.useful_count, opinion.not_useful_count) == (1, 1)

    @pytest.mark.parametrize("page", ["https://example.vn/", "", "/a b", "/x?y=1", "/" + "a" * 400])
    def test_refuses_what_is_no_page_of_ours(self, client: ReadingClient, page: str):
        assert client.post("/gop-y/", {"page": page, "is_useful": "yes"}).status_code == 400

    def test_is_limited(self, client: ReadingClient):
        for _turn in range(20):
            client.post("/gop-y/", {"page": "/", "is_useful": "yes"})
        answer = client.post("/gop-y/", {"page": "/", "is_useful": "yes"})
        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0


class TestHealth:
    def test_says_alive_and_ready(self, client: ReadingClient):
        assert client.get("/healthz").content == b"ok"
        ready = client.get("/readyz").json()
        assert ready["parts"]["database"]["ok"] is True

    def test_says_not_ready_when_a_part_fails(self, client: ReadingClient):
        def broken() -> dict[str, object]:
            raise OSError

        health.register("broken", broken)
        try:
            answer = client.get("/readyz")
        finally:
            health._checks.pop("broken")
        assert answer.status_code == 503
        assert answer.json()["parts"]["broken"] == {"ok": False, "error": "OSError"}

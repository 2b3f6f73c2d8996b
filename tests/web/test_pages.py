from datetime import timedelta

from django.core.cache import caches
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

import brotli
import pytest

from portal.web.middleware import PageCacheMiddleware, PrivateByDefaultMiddleware
from portal.web.pages import bump_content_version, content_version, public_page

pytestmark = pytest.mark.django_db


class Counting:
    """A view that says how often it was really asked."""

    def __init__(self, *, parameters: tuple[str, ...] = (), cookie: bool = False) -> None:
        self.asked = 0
        self.cookie = cookie
        self.view = public_page(parameters=parameters)(self.answer)

    def answer(self, request: HttpRequest) -> HttpResponse:
        self.asked += 1
        response = HttpResponse(f"<p>Lần {self.asked}</p>" + "<p>Tăng trưởng xanh</p>" * 60)
        if self.cookie:
            response.set_cookie("session", "secret")
        return response


def serve(view: Counting, path: str = "/tin-tuc/", **headers: str) -> HttpResponse:
    handler = PageCacheMiddleware(PrivateByDefaultMiddleware(view.view))
    return handler(RequestFactory().get(path, headers=headers))


class TestPublicPage:
    def test_is_made_once_for_everybody(self):
        view = Counting()
        first, second = serve(view), serve(view)
        assert view.asked == 1
        assert first.content == second.content
        assert second.headers["Cache-Control"] == "public, no-cache"

    def test_shows_a_published_change_at_once(self):
        view = Counting()
        serve(view)
        bump_content_version()
        assert "Lần 2" in serve(view).content.decode()

    def test_shows_nothing_of_a_change_that_was_rolled_back(self):
        before = content_version()
        with pytest.raises(RuntimeError), transaction.atomic():
            bump_content_version()
            raise RuntimeError
        assert content_version() == before

    def test_answers_not_modified_to_a_browser_that_has_it(self):
        view = Counting()
        tag = serve(view).headers["ETag"]
        answer = serve(view, **{"If-None-Match": tag})
        assert answer.status_code == 304
        assert answer.content == b""

    def test_is_compressed_for_a_browser_that_can_read_it(self):
        view = Counting()
        plain = serve(view)
        small = serve(view, **{"Accept-Encoding": "gzip, br"})
        assert small.headers["Content-Encoding"] == "br"
        assert brotli.decompress(small.content) == plain.content
        assert small.headers["Vary"] == "Accept-Encoding"

    def test_keeps_only_addresses_with_declared_parameters(self):
        view = Counting(parameters=("trang",))
        for path in ("/tin-tuc/?trang=2", "/tin-tuc/?trang=2", "/tin-tuc/?x=1", "/tin-tuc/?x=1"):
            serve(view, path)
        assert view.asked == 3

    def test_is_not_kept_when_it_sets_a_cookie(self):
        view = Counting(cookie=True)
        answer = serve(view)
        serve(view)
        assert view.asked == 2
        assert answer.headers["Cache-Control"] == "private, no-store"

    def test_is_made_anew_on_another_day(self, monkeypatch: pytest.MonkeyPatch):
        view = Counting()
        serve(view)
        tomorrow = timezone.localdate() + timedelta(days=1)
        monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
        serve(view)
        assert view.asked == 2

    def test_leaves_other_answers_private(self):
        def view(request: HttpRequest) -> HttpResponse:
            return HttpResponse("của riêng một người")

        answer = PageCacheMiddleware(PrivateByDefaultMiddleware(view))(RequestFactory().get("/"))
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert caches["pages"].get("anything") is None

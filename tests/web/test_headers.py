from django.core.mail import EmailMessage

import pytest

from tests.conftest import ReadingClient

pytestmark = pytest.mark.django_db


class TestEveryAnswer:
    @pytest.mark.parametrize("path", ["/khong-co/", "/dev/components/", "/tai-khoan/login/"])
    def test_allows_no_inline_script_and_no_other_site(self, client: ReadingClient, path: str):
        answer = client.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"

    def test_carries_a_correlation_id(self, client: ReadingClient):
        first, second = client.get("/healthz"), client.get("/healthz")
        assert first.headers["X-Request-ID"] != second.headers["X-Request-ID"]


class TestDesk:
    def test_has_a_policy_of_its_own(self, client: ReadingClient):
        policy = client.get("/admin/").headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'self'" in policy


class TestComponentsPage:
    def test_shows_every_component(self, client: ReadingClient):
        text = client.get("/dev/components/").content.decode()
        for mark in ("button--warning", "notice--urgent", "badge--danger", "timeline__item"):
            assert mark in text
        assert "error-summary" in text


class TestMailPage:
    def test_shows_what_was_written(self, client: ReadingClient, settings, tmp_path):
        settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
        settings.EMAIL_FILE_PATH = tmp_path
        EmailMessage("Mã LS-26-000001", "Xin chào.", to=["a@example.vn"]).send()
        listed = client.get("/dev/mail/").content.decode()
        assert "Mã LS-26-000001" in listed
        name = next(tmp_path.glob("*.log")).stem
        assert "Xin chào." in client.get(f"/dev/mail/{name}/").content.decode()

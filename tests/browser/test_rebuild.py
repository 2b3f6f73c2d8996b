import threading
from datetime import UTC, datetime

from django.conf import settings

import pytest

from portal.tasks.worker import run_due_tasks
from portal.users.roles import Role, give
from search.models import Rebuild
from search.rebuilding.workflow import RebuildState
from tests.factories import UserFactory


@pytest.fixture
def enter(client):
    """Sign an administrator in to a page of the browser."""

    def give_cookie(page) -> None:
        user = UserFactory()
        give(user, Role.ADMINISTRATOR)
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        address = page.url.split("/tim-kiem")[0]
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}]
        )

    return give_cookie


class TestRebuilding:
    def test_shows_its_progress_until_it_has_ended(self, open_page, enter):
        page = open_page("/tim-kiem/", width=1280)
        enter(page)
        page.goto("/admin/tim-kiem/chi-muc/")
        page.get_by_role("link", name="Dựng lại embedded").click()
        page.get_by_role("button", name="Dựng lại").click()
        page.get_by_text("Đang chờ tiến trình nền").wait_for()
        Rebuild.objects.update(state=RebuildState.RUNNING, done=40, total=100)
        page.get_by_text("Đã đọc 40 trong 100 mục.").wait_for()
        assert page.evaluate("document.querySelector('progress').value") == 40
        worker = threading.Thread(target=run_due_tasks)
        worker.start()
        worker.join()
        page.get_by_text("Đã xong:").wait_for()
        page.get_by_role("link", name="Về trang chỉ mục").wait_for()

    def test_is_followed_without_a_script_by_loading_again(self, open_page, enter):
        now = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
        rebuild = Rebuild.objects.create(engine="embedded", requested_at=now, progressed_at=now)
        page = open_page("/tim-kiem/", width=1280, javascript=False)
        enter(page)
        page.goto(f"/admin/tim-kiem/chi-muc/{rebuild.pk}/")
        Rebuild.objects.update(state=RebuildState.RUNNING, done=40, total=100)
        page.get_by_role("link", name="Xem lại tiến độ").click()
        page.get_by_text("Đã đọc 40 trong 100 mục.").wait_for()

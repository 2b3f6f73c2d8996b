"""The applicant's pages in Chromium: with and without JavaScript, on a phone, read by axe."""

from collections.abc import Callable

from django.conf import settings
from django.test import Client
from django.utils import timezone

import pytest
from playwright.sync_api import Page, expect

from feedback.applications.models import Application
from portal.users.models import User
from tests.applications.factories import make_draft, make_submitted

SignIn = Callable[[Page, User], None]


@pytest.fixture
def enter(live_server) -> SignIn:
    """Give the browser the session of a person."""

    def give(page: Page, person: User) -> None:
        client = Client()
        client.force_login(person)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        page.context.add_cookies([cookie])

    return give


def fill(page: Page, application: Application) -> None:
    """Answer the page about the plan, with the question that the answer yes brings."""
    page.goto(f"/ho-so/{application.case.uuid}/soan/plan/")
    page.get_by_label("Số hộ").fill("250")
    page.get_by_label("Kinh phí").fill("20.000.000")
    page.get_by_label("Có", exact=True).check()
    page.get_by_label("Diện tích").fill("45,5")


class TestApply:
    @pytest.mark.parametrize("javascript", [True, False])
    def test_fills_in_and_sends(self, open_page, enter, javascript):
        application = make_draft(now=timezone.now())
        page = open_page("/healthz", javascript=javascript)
        enter(page, application.applicant)
        fill(page, application)
        page.get_by_role("button", name="Lưu và tiếp tục").last.click()
        expect(page.get_by_role("heading", name="Kiểm tra rồi nộp")).to_be_visible()
        expect(page.get_by_text("45,5")).to_be_visible()
        page.get_by_role("button", name="Nộp hồ sơ").click()
        expect(page.get_by_role("heading", name="Hồ sơ đã được nộp")).to_be_visible()
        expect(page.get_by_text(application.case.reference).first).to_be_visible()

    def test_shows_questions_as_answers_come_and_saves_by_itself(self, open_page, enter):
        application = make_draft(now=timezone.now())
        page = open_page("/healthz")
        enter(page, application.applicant)
        page.goto(f"/ho-so/{application.case.uuid}/soan/plan/")
        expect(page.get_by_label("Diện tích")).to_be_hidden()
        page.get_by_label("Có", exact=True).check()
        expect(page.get_by_label("Diện tích")).to_be_visible()
        page.get_by_label("Số hộ").fill("333")
        expect(page.get_by_text("Đã tự lưu lúc")).to_be_visible()
        application.refresh_from_db()
        assert application.answers["households"] == "333"

    @pytest.mark.parametrize("width", [390, 1280])
    def test_passes_axe(self, open_page, enter, assert_accessible, width):
        person = make_submitted(now=timezone.now()).applicant
        sent = Application.objects.get()
        draft = make_draft(round_=sent.round, answers={"contact_name": "Mẫu"}, now=timezone.now())
        page = open_page("/healthz", width=width)
        enter(page, person)
        for path in (
            "",
            f"{sent.case.uuid}/",
            f"{sent.case.uuid}/bien-nhan/",
            f"dot/{sent.round_id}/",
        ):
            page.goto(f"/ho-so/{path}")
            assert_accessible(page)
        enter(page, draft.applicant)
        for path in ("soan/", "soan/plan/", "kiem-tra/", "rut/"):
            page.goto(f"/ho-so/{draft.case.uuid}/{path}")
            assert_accessible(page)

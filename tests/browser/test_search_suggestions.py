import re

import pytest

from tests.browser.test_policy import TEXT
from tests.cms.factories import article, policy


@pytest.fixture
def published() -> None:
    policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
    article(title="Lâm trường trồng thêm rừng")


def box(page, name="#search-text"):
    return page.locator(name)


@pytest.mark.usefixtures("published")
class TestSuggestions:
    @pytest.mark.parametrize(
        ("address", "name"),
        [("/tim-kiem/", "#search-text"), ("/", "#home-search"), ("/tim-kiem/", "#site-search")],
    )
    def test_lead_by_the_keyboard_to_a_document(self, open_page, address, name):
        page = open_page(address, width=1280)
        field = box(page, name)
        field.press_sequentially("lam nghi")
        option = page.get_by_role("option").first
        option.wait_for()
        assert field.get_attribute("aria-expanded") == "true"
        field.press("ArrowDown")
        assert option.get_attribute("aria-selected") == "true"
        assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
        field.press("Enter")
        page.wait_for_url(re.compile("/van-ban/luat-lam-nghiep/"))

    def test_are_counted_aloud_and_closed_by_escape(self, open_page):
        page = open_page("/tim-kiem/")
        box(page).press_sequentially("lam")
        page.get_by_role("option").first.wait_for()
        assert "Có 2 gợi ý" in page.locator("main form [role=status]").text_content()
        box(page).press("Escape")
        assert page.get_by_role("option").count() == 0
        assert box(page).input_value() == "lam"
        assert box(page).get_attribute("aria-expanded") == "false"

    def test_lead_nowhere_until_one_is_chosen(self, open_page):
        page = open_page("/tim-kiem/")
        box(page).press_sequentially("lam")
        page.get_by_role("option").first.wait_for()
        box(page).press("ArrowDown")
        box(page).press("ArrowUp")
        box(page).press("Enter")
        page.wait_for_url(re.compile(r"/tim-kiem/\?q=lam$"))

    def test_are_chosen_by_a_tap(self, open_page):
        page = open_page("/tim-kiem/")
        box(page).press_sequentially("lam truong")
        page.get_by_role("option", name="Lâm trường trồng thêm rừng").click()
        page.wait_for_url(re.compile("/tin-tuc/"))

    def test_forget_answers_to_what_no_longer_stands_there(self, open_page):
        page = open_page("/tim-kiem/")
        page.route(
            re.compile("goi-y"),
            lambda route: route.continue_() if "xyz" in route.request.url else None,
        )
        box(page).press_sequentially("lam")
        page.wait_for_timeout(300)
        with page.expect_response(re.compile("xyz")):
            box(page).fill("xyzzy")
        page.wait_for_timeout(200)
        assert page.get_by_role("option").count() == 0

    def test_pass_axe_while_open(self, open_page, assert_accessible):
        page = open_page("/tim-kiem/")
        box(page).press_sequentially("lam")
        page.get_by_role("option").first.wait_for()
        box(page).press("ArrowDown")
        assert_accessible(page)

    def test_are_not_needed(self, open_page):
        page = open_page("/tim-kiem/", javascript=False)
        box(page).fill("lam nghiep")
        box(page).press("Enter")
        assert page.get_by_role("link", name="Luật Lâm nghiệp").first.is_visible()
        assert page.locator("#search-text").get_attribute("type") == "search"

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage


class TestComponentsPage:
    @pytest.mark.parametrize("width", [320, 390, 1280])
    def test_has_no_accessibility_fault(
        self, open_page: OpenPage, assert_accessible: Callable[[Page], None], width: int
    ):
        assert_accessible(open_page("/dev/components/", width=width))

    def test_moves_the_focus_to_the_error_summary(self, open_page: OpenPage):
        page = open_page("/dev/components/")
        assert page.evaluate("document.activeElement.hasAttribute('data-error-summary')")
        assert page.title().startswith("Có chỗ cần sửa")

    def test_reaches_the_content_by_the_first_key(self, open_page: OpenPage):
        page = open_page("/khong-co/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"

    def test_opens_the_menu_without_javascript(self, open_page: OpenPage):
        page = open_page("/khong-co/", javascript=False)
        menu = page.locator("details.menu")
        assert not menu.get_by_role("link", name="Tin tức").is_visible()
        menu.locator("summary").click()
        assert menu.get_by_role("link", name="Tin tức").is_visible()

import pytest

from tests.browser.test_policy import TEXT
from tests.cms.factories import policy


class TestSearching:
    @pytest.mark.parametrize("javascript", [True, False])
    def test_leads_from_words_without_marks_to_the_clause(self, open_page, javascript):
        policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        page = open_page("/", javascript=javascript)
        page.locator("#home-search").fill("nguoi trong rung")
        page.locator("#home-search").press("Enter")
        page.get_by_role("link", name="Điều 2. Đối tượng").click()
        assert page.url.endswith("/van-ban/luat-lam-nghiep/#dieu-2")

    def test_finds_a_document_by_its_number_typed_in_one_go(self, open_page):
        policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        page = open_page("/tim-kiem/?q=162017qh14")
        assert page.get_by_role("link", name="Luật Lâm nghiệp").first.is_visible()

    @pytest.mark.parametrize(
        "path", ["/tim-kiem/?q=rung", "/en/tim-kiem/?q=khongcogi", "/tim-kiem/"]
    )
    def test_passes_axe_on_a_phone(self, open_page, assert_accessible, path):
        policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        assert_accessible(open_page(path))

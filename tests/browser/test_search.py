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

    @pytest.mark.parametrize("path", ["/tim-kiem/api/", "/tim-kiem/?q=rung&hieu-luc=2024-07-01"])
    def test_passes_axe_on_a_desk(self, open_page, assert_accessible, path):
        policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        assert_accessible(open_page(path, width=1280))

    def test_keeps_filters_when_one_comes_back(self, open_page):
        policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        page = open_page("/tim-kiem/?q=rung&loai=document")
        page.get_by_role("link", name="Luật Lâm nghiệp").first.click()
        page.go_back()
        assert page.url.endswith("/tim-kiem/?q=rung&loai=document")
        assert page.get_by_role("link", name="Bỏ lọc: Văn bản").is_visible()

    def test_asks_for_a_day_without_losing_the_question(self, open_page):
        policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        page = open_page("/tim-kiem/?q=rung", width=1280, javascript=False)
        page.locator("#day-column").fill("2024-07-01")
        page.locator("#day-column").press("Enter")
        assert page.url.endswith("/tim-kiem/?q=rung&hieu-luc=2024-07-01")

    def test_copies_a_citation(self, open_page):
        policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        page = open_page("/tim-kiem/?q=nguoi+trong+rung")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        button = page.get_by_role("button", name="Chép trích dẫn").first
        button.click()
        page.get_by_text("Đã chép trích dẫn").first.wait_for()
        assert "16/2017/QH14" in page.evaluate("navigator.clipboard.readText()")

"""A phone, with and without JavaScript: the form, its receipt and tracking, read by axe."""

import re

import pytest

from feedback.reports.models import Report
from tests.cases.factories import picture
from tests.reports.factories import make_published

SECRET = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}")


def photo(name="anh.jpg"):
    return {"name": name, "mimeType": "image/jpeg", "buffer": picture()}


def follow(page):
    """Go from the receipt to the tracking page and open the report."""
    secret = SECRET.search(page.locator(".receipt__secret").inner_text()).group()
    page.get_by_role("link", name="Theo dõi phản ánh").click()
    page.get_by_label("Mật khẩu tra cứu").fill(secret)
    page.get_by_role("button", name="Xem phản ánh").click()
    page.get_by_role("heading", name="Tiến độ").wait_for()


class TestReportForm:
    def test_is_one_plain_form_without_javascript(self, open_page):
        page = open_page("/phan-anh/gui/", javascript=False)
        page.get_by_text("Rác thải").click()
        page.get_by_label("Chuyện gì đang xảy ra?").fill("Rác đổ thành đống ven suối.")
        page.get_by_label("Xã, phường").fill("dong kinh")
        page.locator('input[type="file"]').set_input_files([photo()])
        page.get_by_role("button", name="Gửi phản ánh").click()
        page.get_by_role("heading", name="Đã nhận phản ánh của bạn").wait_for()
        follow(page)
        assert Report.objects.get().case.attachments.count() == 1

    def test_shows_one_thing_at_a_time_with_javascript(self, open_page, assert_accessible):
        page = open_page("/phan-anh/gui/")
        page.get_by_text("Bước 1 trong 5").wait_for()
        assert_accessible(page)
        page.get_by_text("Rác thải").click()
        page.get_by_label("Chuyện gì đang xảy ra?").fill("Rác đổ thành đống ven suối.")
        page.get_by_role("button", name="Tiếp tục").click()
        page.get_by_role("button", name="Chọn điểm giữa bản đồ").wait_for()
        page.locator(".map-picker__map .leaflet-map-pane").wait_for(state="attached")
        page.get_by_role("button", name="Chọn điểm giữa bản đồ").click()
        page.get_by_text("Đã chọn điểm").wait_for()
        assert_accessible(page)
        page.get_by_role("button", name="Tiếp tục").click()
        page.locator('input[type="file"]').set_input_files([photo()])
        page.locator(".upload-previews img").wait_for()
        page.get_by_role("button", name="Tiếp tục").click()
        page.get_by_role("button", name="Tiếp tục").click()
        page.locator("[data-check-list]").get_by_text("Rác đổ thành đống ven suối.").wait_for()
        assert_accessible(page)
        page.get_by_role("button", name="Gửi phản ánh").click()
        page.get_by_role("heading", name="Đã nhận phản ánh của bạn").wait_for()
        assert_accessible(page)
        follow(page)
        assert_accessible(page)

    def test_leads_from_a_mistake_to_its_field(self, open_page):
        page = open_page("/phan-anh/gui/", javascript=False)
        page.get_by_role("button", name="Gửi phản ánh").click()
        page.get_by_role("heading", name="Có chỗ cần sửa").wait_for()
        assert page.get_by_role("alert").get_by_role("link").count() == 3


@pytest.mark.parametrize("language", ["", "/en"])
class TestPublicPages:
    def test_read_well(self, open_page, assert_accessible, language):
        report = make_published()
        code = report.case.reference
        for path in ("/phan-anh/", "/phan-anh/ban-do/", f"/phan-anh/{code}/", "/tra-cuu/"):
            page = open_page(f"{language}{path}")
            assert_accessible(page)

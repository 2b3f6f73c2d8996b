import pytest

from portal.tasks.worker import run_due_tasks
from search.models import Alert
from tests.browser.test_policy import TEXT
from tests.cms.factories import policy
from tests.users.mailbox import letters, link


class TestFollowing:
    @pytest.mark.parametrize("javascript", [True, False])
    def test_leads_from_the_results_to_a_confirmed_question(
        self, open_page, assert_accessible, javascript
    ):
        policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        run_due_tasks()
        page = open_page("/tim-kiem/?q=rung", javascript=javascript)
        page.get_by_text("Nhận thư khi có kết quả mới").click()
        if javascript:
            assert_accessible(page)
        page.get_by_label("Thư điện tử của bạn").fill("sai")
        page.get_by_role("button", name="Theo dõi").click()
        if javascript:
            assert_accessible(page)
        page.get_by_label("Thư điện tử của bạn").fill("nguoi-dan@example.vn")
        page.get_by_role("button", name="Theo dõi").click()
        assert page.get_by_role("heading", name="Mở hộp thư để xác nhận").is_visible()
        address = link(letters()[-1], "/xac-nhan/")
        page.goto(address)
        if javascript:
            assert_accessible(page)
        page.get_by_role("button", name="Xác nhận").click()
        assert Alert.objects.get().confirmed_at
        if javascript:
            assert_accessible(page)
        page.get_by_role("link", name="Mọi câu hỏi bạn theo dõi").click()
        if javascript:
            assert_accessible(page)
        page.get_by_role("button", name="Ngừng tất cả và xóa địa chỉ").click()
        assert page.get_by_text("Địa chỉ của bạn đã được xóa").is_visible()
        assert not Alert.objects.exists()

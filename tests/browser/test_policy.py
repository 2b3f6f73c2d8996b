from datetime import date

from cms.models import PolicyRelation
from tests.cms.factories import policy

TEXT = """Luật Rừng
Chương I CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về rừng.
| Loại | Mức |
| --- | --- |
| Hồi | 10 |
Điều 2. Đối tượng
Người trồng rừng."""


class TestReadingADocument:
    def test_leads_from_the_list_to_an_article_without_javascript(self, open_page):
        policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        policy()
        page = open_page("/van-ban/", width=1280, javascript=False)
        page.get_by_role("navigation", name="Lọc văn bản").get_by_role(
            "link", name="Luật 1", exact=True
        ).click()
        page.get_by_role("link", name="Luật Lâm nghiệp").click()
        page.get_by_role("link", name="Điều 2. Đối tượng").click()
        assert page.url.endswith("/van-ban/luat-lam-nghiep/#dieu-2")

    def test_passes_axe_on_a_phone_and_on_a_desk(self, open_page, assert_accessible):
        old = policy(effective_date=date(2023, 8, 11))
        new = policy("16/2017/QH14", title="Luật Lâm nghiệp", kind="law", full_text=TEXT)
        PolicyRelation.objects.create(page=new, kind="replaces", target=old)
        for address in ("/van-ban/", "/en/van-ban/", new.get_url(), old.get_url()):
            assert_accessible(open_page(address))
            assert_accessible(open_page(address, width=1280))

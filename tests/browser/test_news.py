from tests.cms.factories import article, topic

BODY = [
    ("heading", "Vì sao trồng hồi"),
    ("paragraph", "<p>Cây hồi giữ đất và cho thu nhập.</p>"),
    ("quote", {"text": "Cây hồi giữ đất.", "speaker": "Một người trồng hồi"}),
    ("fact_box", {"title": "Nói nhanh", "body": "<p>Một dòng.</p>"}),
    ("table", {"caption": "Bảng mẫu", "rows": "Loại | Mức\nHồi | 10"}),
]


class TestReadingNews:
    def test_works_on_a_phone_without_javascript(self, open_page, assert_accessible):
        article("Trồng hồi trên núi đá", body=BODY, topics=[topic()], is_sample=True)
        page = open_page("/", javascript=False)
        page.get_by_role("link", name="Trồng hồi trên núi đá").click()
        page.get_by_role("heading", level=1, name="Trồng hồi trên núi đá").wait_for()
        page.get_by_role("link", name="Rừng").first.click()
        page.get_by_role("heading", level=1, name="Tin tức: Rừng").wait_for()

    def test_passes_axe_on_every_page(self, open_page, assert_accessible):
        page = article("Trồng hồi trên núi đá", body=BODY, topics=[topic()], is_sample=True)
        for address in ("/", "/en/", "/tin-tuc/", page.get_url(), "/tro-nang/", "/du-an/"):
            assert_accessible(open_page(address))

    def test_copies_the_link(self, open_page):
        page = open_page(article("Trồng hồi trên núi đá", body=BODY).get_url(), width=1280)
        button = page.get_by_role("button", name="Chép liên kết bài này")
        assert button.is_visible()
        assert button.get_attribute("data-copy").endswith("/tin-tuc/trong-hoi-tren-nui-da/")

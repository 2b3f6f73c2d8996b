from datetime import timedelta

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import PageViewRestriction

import pytest
from defusedxml.ElementTree import fromstring

from cms.models import ArticlePage, HomePage, NewsIndexPage, PlainPage
from tests.cms.factories import article, policy, programme, topic

pytestmark = pytest.mark.django_db

BODY = [
    ("heading", "Vì sao trồng hồi"),
    ("quote", {"text": "Cây hồi giữ đất.", "speaker": "Một người trồng hồi"}),
    ("table", {"caption": "Bảng mẫu", "rows": "Loại | Mức\nHồi | 10"}),
]


def text_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


class TestEveryPage:
    @pytest.mark.parametrize("root", ["", "/en"])
    @pytest.mark.parametrize(
        "path",
        ["/", "/tin-tuc/", "/chuong-trinh/", "/van-ban/", "/viec-lam-xanh/", "/du-an/", "/nguon/"],
    )
    def test_is_public_and_sets_no_cookie(self, client, root, path):
        response = client.get(f"{root}{path}")
        assert response.status_code == 200
        assert response.headers["Cache-Control"].startswith("public")
        assert not response.cookies

    def test_speaks_english_under_en(self, client):
        assert "Find a document" in text_of(client, "/en/")
        assert "Tìm văn bản" in text_of(client, "/")

    def test_is_private_when_it_is_kept_from_somebody(self, client):
        page = PlainPage.objects.filter(locale__language_code="vi").first()
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        response = client.get(page.get_url())
        assert response.status_code == 302
        assert response.headers["Cache-Control"] == "private, no-store"

    def test_shows_a_change_at_once_although_it_was_kept(self, client):
        text_of(client, "/")
        article("Tin vừa đăng xong")
        assert "Tin vừa đăng xong" in text_of(client, "/")

    def test_leads_to_its_translation_or_to_the_other_home(self, client):
        assert 'href="/en/nguon/"' in text_of(client, "/nguon/")
        page = article("Chỉ có tiếng Việt")
        assert f'href="/en{page.get_url()}"' not in text_of(client, page.get_url())

    @pytest.mark.parametrize(
        "query",
        ["?trang=0", "?trang=-1", "?trang=9999", "?trang=%00", "?q=%F0%9F%98%80%00", "?nam=x"],
    )
    def test_takes_any_address_without_an_error(self, client, query):
        for path in ("/tin-tuc/", "/van-ban/", "/chuong-trinh/"):
            assert client.get(f"{path}{query}").status_code == 200


class TestArticlePage:
    def test_has_an_address_without_marks(self):
        assert article("Trồng hồi trên núi đá").get_url() == "/tin-tuc/trong-hoi-tren-nui-da/"
        assert article("Trồng hồi trên núi đá").slug == "trong-hoi-tren-nui-da-2"

    def test_shows_its_parts(self, client):
        page = article(author_name="Hoàng Mẫu", source_name="Báo Mẫu", body=BODY, topics=[topic()])
        text = text_of(client, page.get_url())
        for part in (
            "Hoàng Mẫu",
            "Theo Báo Mẫu",
            'id="vi-sao-trong-hoi"',
            "Cây hồi giữ đất.",
            "Rừng",
        ):
            assert part in text
        assert "1 phút đọc" in text

    def test_names_others_on_its_subject(self, client):
        forest = topic()
        article("Bài cùng chủ đề", topics=[forest])
        article("Bài khác chủ đề")
        page = article("Bài đang đọc", topics=[forest])
        section = text_of(client, page.get_url()).partition("Cùng chuyên mục")[2]
        shown = section.partition("Bài tiếp theo")[0]
        assert "Bài cùng chủ đề" in shown
        assert "Bài khác chủ đề" not in shown

    def test_marks_sample_data(self, client):
        assert "Dữ liệu mẫu" in text_of(client, article(is_sample=True).get_url())

    def test_is_invisible_as_a_draft(self, client):
        page = article("Bài nháp")
        page.unpublish()
        assert client.get(page.get_url()).status_code == 404
        for path in ("/", "/tin-tuc/", "/rss/", "/sitemap.xml"):
            assert "Bài nháp" not in text_of(client, path)
            assert page.slug not in text_of(client, path)

    def test_appears_when_its_time_comes(self, client):
        page = ArticlePage(title="Bài hẹn giờ")
        section = NewsIndexPage.objects.get(locale__language_code="vi")
        page.live, page.locale = False, section.locale
        section.add_child(instance=page)
        page.go_live_at = timezone.now() + timedelta(hours=1)
        page.save_revision().publish()
        page.refresh_from_db()
        assert client.get(f"/tin-tuc/{page.slug}/").status_code == 404
        page.go_live_at = timezone.now() - timedelta(minutes=1)
        page.save_revision(approved_go_live_at=page.go_live_at)
        call_command("publish_scheduled")
        assert client.get(f"/tin-tuc/{page.slug}/").status_code == 200


class TestNewsIndexPage:
    def test_narrows_to_a_topic(self, client):
        article("Tin rừng", topics=[topic()])
        article("Tin nước", topics=[topic("Nước", "nuoc")])
        text = text_of(client, "/tin-tuc/?chu-de=rung")
        assert "Tin rừng" in text
        assert "Tin nước" not in text

    def test_narrows_to_the_last_day(self, client):
        article("Tin hôm nay")
        article("Tin tuần trước", first_published_at=timezone.now() - timedelta(days=7))
        text = text_of(client, "/tin-tuc/?trong=24h")
        assert "Tin hôm nay" in text
        assert "Tin tuần trước" not in text

    def test_says_when_there_is_nothing(self, client):
        assert "Chưa có tin nào trong 24 giờ qua" in text_of(client, "/tin-tuc/?trong=24h")

    def test_loads_more_by_a_link(self, client):
        for number in range(12):
            article(f"Tin số {number}")
        assert 'href="/tin-tuc/?trang=2"' in text_of(client, "/tin-tuc/")
        assert "Tin số 0" in text_of(client, "/tin-tuc/?trang=2")

    def test_asks_as_many_questions_for_ten_as_for_two(self, client):
        forest = topic()
        counts = []
        for batch in range(2):
            for number in range(4):
                article(f"Tin {batch} {number}", topics=[forest])
            client.get("/tin-tuc/")
            client.get("/tin-tuc/?trang=99")
            with CaptureQueriesContext(connection) as asked:
                client.get("/tin-tuc/?trang=1")
            counts.append(len(asked))
        assert counts[0] == counts[1]


class TestHomePage:
    def test_puts_the_chosen_story_first(self, client):
        chosen = article("Bài được chọn", first_published_at=timezone.now() - timedelta(days=9))
        for number in range(3):
            article(f"Bài mới {number}")
        home = HomePage.objects.get(locale__language_code="vi")
        home.lead_story = chosen
        home.save_revision().publish()
        text = text_of(client, "/")
        assert text.index("Bài được chọn") < text.index("Bài mới 2")

    def test_offers_the_three_tasks_before_the_news(self, client):
        article("Tin")
        text = text_of(client, "/").partition("<main")[2]
        order = [
            text.index(word) for word in ("Gửi phản ánh", "Nộp hồ sơ", "Tìm văn bản", "Tin mới")
        ]
        assert order == sorted(order)


class TestProgrammePage:
    def test_begins_with_the_summary(self, client):
        page = programme(
            audience="Hộ gia đình",
            support_text="Thùng phân loại",
            support_amount=2_000_000,
            steps=[("step", {"title": "Đọc điều kiện", "text": "Xem ở dưới"})],
            questions=[("question", {"question": "Ai được nộp?", "answer": "<p>Mọi hộ.</p>"})],
        )
        text = text_of(client, page.get_url())
        for part in ("Hộ gia đình", "2.000.000 ₫", "Đọc điều kiện", "Ai được nộp?"):
            assert part in text

    def test_sends_an_administrative_procedure_to_the_national_portal(self, client):
        page = programme(
            is_administrative_procedure=True, national_portal_url="https://dichvucong.gov.vn/mau"
        )
        text = text_of(client, page.get_url())
        assert 'href="https://dichvucong.gov.vn/mau"' in text


class TestFeeds:
    @pytest.mark.parametrize(
        "address",
        ["/rss/", "/en/rss/", "/rss/van-ban/", "/rss/chuong-trinh/", "/rss/chu-de/rung/"],
    )
    def test_are_valid_xml(self, client, address):
        article("Tin & <b>dấu</b>", topics=[topic()])
        policy()
        channel = fromstring(text_of(client, address)).find("channel")
        assert channel is not None
        assert channel.findtext("title")

    def test_list_what_is_new_with_whole_addresses(self, client, settings):
        page = article("Tin & <b>dấu</b>")
        item = fromstring(text_of(client, "/rss/")).find("channel/item")
        assert item.findtext("title") == "Tin & <b>dấu</b>"
        assert item.findtext("link") == f"{settings.BASE_URL}{page.get_url()}"

    def test_have_none_for_an_unknown_topic(self, client):
        assert client.get("/rss/chu-de/khong-co/").status_code == 404

    def test_map_every_public_page(self, client, settings):
        page = policy()
        tree = fromstring(text_of(client, "/sitemap.xml"))
        places = {
            node.text for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
        }
        assert f"{settings.BASE_URL}{page.get_url()}" in places
        assert f"{settings.BASE_URL}/en/van-ban/" in places

    def test_keep_robots_out_of_the_desk(self, client, settings):
        text = text_of(client, "/robots.txt")
        assert "Disallow: /admin/" in text
        assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in text

from datetime import date

from django.core.management import CommandError, call_command
from django.test import Client

import pytest

from search.answering import answer
from search.query import SearchQuery
from tests.cms import factories as cms
from tests.search.factories import publish, publish_samples

pytestmark = pytest.mark.django_db
ADDRESS = "/tim-kiem/"


def page(client: Client, query: str = "", *, address: str = ADDRESS) -> str:
    response = client.get(f"{address}{query}")
    assert response.status_code == 200
    return response.content.decode()


class TestResults:
    def test_shows_a_field_and_examples_before_a_question(self, client):
        shown = page(client)
        assert "Bạn có thể gõ" in shown
        assert 'name="q"' in shown

    def test_shows_hits_with_what_matches_marked(self, client):
        publish_samples()
        shown = page(client, "?q=phan+loai+rac+thai")
        assert "1 kết quả" in shown
        assert "<mark>phân loại rác thải</mark>" in shown
        assert "172/KH-UBND" in shown

    def test_links_to_the_clause_that_answers(self, client):
        publish_samples()
        shown = page(client, "?q=tr%C3%A1ch+nhi%E1%BB%87m+th%C3%B9ng+k%C3%ADn")
        assert 'href="/van-ban/ke-hoach-phan-loai-rac/#dieu-2"' in shown

    def test_states_what_was_understood(self, client):
        publish_samples()
        assert "Bạn gõ không dấu: <strong>phân loại rác thải</strong>" in page(
            client, "?q=phan+loai+rac+thai"
        )
        assert "<strong>172KH…</strong>" in page(client, "?q=KH+172")
        assert "<strong>“khu cong nghiep”</strong>" in page(
            client, "?q=%22khu+c%C3%B4ng+nghi%E1%BB%87p%22"
        )

    def test_offers_filters_as_addresses_with_counts(self, client):
        publish_samples()
        shown = page(client, "?q=k%E1%BA%BF+ho%E1%BA%A1ch")
        assert 'href="/tim-kiem/?q=k%E1%BA%BF+ho%E1%BA%A1ch&amp;nam=2024"' in shown
        filtered = page(client, "?q=k%E1%BA%BF+ho%E1%BA%A1ch&nam=2024")
        assert "1 kết quả" in filtered
        assert "Bỏ mọi bộ lọc" in filtered

    def test_lists_by_a_filter_alone(self, client, nothing_found):
        publish_samples()
        assert "3 kết quả" in page(client, "?loai=document")

    def test_says_whether_a_document_is_in_force(self, client):
        cms.policy(effective_date=date(2023, 8, 11))
        assert "Còn hiệu lực" in page(client, "?q=172%2FKH-UBND")

    def test_says_that_a_document_is_replaced(self, client):
        old = cms.policy(effective_date=date(2023, 8, 11))
        new = cms.policy(
            number="200/KH-UBND", issued_date=date(2024, 1, 2), effective_date=date(2024, 1, 2)
        )
        new.relations.create(kind="replaces", target=old)
        new.save_revision().publish()
        assert "Đã được thay thế" in page(client, "?q=172%2FKH-UBND")

    def test_helps_when_nothing_is_found(self, client):
        shown = page(client, "?q=xyzzy")
        assert "Không tìm thấy gì cho “xyzzy”" in shown
        assert "Gõ ít từ hơn" in shown

    def test_gives_the_last_page_for_one_beyond_it(self, client):
        for number in range(200, 215):
            publish(number, title="Trồng cây xanh đô thị")
        assert 'aria-current="page"' in page(client, "?q=c%C3%A2y+xanh&trang=40")
        assert page(client, "?q=c%C3%A2y+xanh&trang=40").count("search-hit__title") == 5

    @pytest.mark.parametrize(
        "query",
        ["?q=%00%FF", "?q=" + "r" * 5000, "?q=%22", "?trang=x&sap-xep=y&loai=z&nam=0", "?q=<b>&q="],
    )
    def test_takes_any_address(self, client, query):
        assert client.get(f"{ADDRESS}{query}").status_code == 200

    def test_speaks_english(self, client):
        publish_samples()
        shown = page(client, "?q=waste+for+trees", address="/en/tim-kiem/")
        assert "1 result" in shown
        assert "<mark>waste for trees</mark>" in shown

    def test_is_kept_from_caches_robots_and_cookies(self, client):
        publish_samples()
        response = client.get(f"{ADDRESS}?q=r%C3%A1c")
        assert response.headers["Cache-Control"] == "private, no-store"
        assert not response.cookies
        assert '<meta name="robots" content="noindex">' in response.content.decode()

    def test_keeps_the_question_when_no_engine_answers(self, client, settings, tmp_path):
        (tmp_path / "file").write_text("not a folder")
        settings.SEARCH_INDEX_DIR = tmp_path / "file" / "search"
        response = client.get(f"{ADDRESS}?q=r%C3%A1c")
        assert response.status_code == 503
        assert 'value="rác"' in response.content.decode()

    def test_needs_as_many_queries_for_ten_hits_as_for_one(
        self, client, django_assert_max_num_queries
    ):
        publish_samples()
        for number in range(200, 215):
            publish(number, title="Kế hoạch trồng cây", kind="document", document_kind="plan")
        page(client, "?q=k%E1%BA%BF+ho%E1%BA%A1ch")
        with django_assert_max_num_queries(8):
            page(client, "?q=k%E1%BA%BF+ho%E1%BA%A1ch")


class TestRebuildSearch:
    def test_builds_every_engine_in_use(self, capsys, nothing_found):
        publish_samples()
        call_command("rebuild_search")
        assert capsys.readouterr().out == "embedded: 8 entries\n"

    def test_reads_pages_again(self, capsys):
        page = cms.article(title="Tên cũ của bài")
        type(page).objects.filter(pk=page.pk).update(title="Tên mới của bài")
        call_command("rebuild_search", pages=True, engine="embedded")
        assert "embedded:" in capsys.readouterr().out
        results = answer(SearchQuery.parse({"q": "tên mới của bài"}))
        assert results.hits[0].page.title == "Tên mới của bài"

    def test_refuses_an_engine_that_is_not_in_use(self):
        with pytest.raises(CommandError, match="choose from: embedded"):
            call_command("rebuild_search", engine="elasticsearch")

from dataclasses import replace
from datetime import date

from django.test import Client

import pytest

from cms.searchable import Passage
from portal.users.roles import Role, give
from search.promotions.actions import PromotionDetails, promote
from search.views import results as results_view
from search.wording.learning import learn
from tests.cms import factories as cms
from tests.factories import UserFactory
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
        learn()
        shown = page(client, "?q=phan+loai+rac+thai")
        assert "Bạn gõ không dấu:" in shown
        assert ">phân loại rác thải</a>" in shown
        assert "<strong>172KH…</strong>" in page(client, "?q=KH+172")
        assert "<strong>“khu cong nghiep”</strong>" in page(
            client, "?q=%22khu+c%C3%B4ng+nghi%E1%BB%87p%22"
        )

    def test_answers_what_was_meant_where_what_was_typed_finds_nothing(self, client):
        publish_samples()
        learn()
        shown = page(client, "?q=phaan+loaij+rasc&loai=document")
        assert "Đang hiện kết quả cho <strong>phân loại rác</strong>" in shown
        assert 'href="/tim-kiem/?q=phaan+loaij+rasc&amp;loai=document&amp;nguyen-van=1"' in shown
        assert "<mark>phân loại rác</mark>" in shown

    def test_takes_the_question_as_it_was_typed_when_asked(self, client):
        publish_samples()
        learn()
        shown = page(client, "?q=phaan+loaij+rasc&nguyen-van=1")
        assert "0 kết quả" in shown
        assert "Đang hiện" not in shown

    def test_offers_what_may_have_been_meant(self, client):
        publish_samples()
        learn()
        shown = page(client, "?q=phna+loai+rac")
        assert "Có phải bạn muốn tìm:" in shown
        assert 'href="/tim-kiem/?q=ph%C3%A2n+lo%E1%BA%A1i+r%C3%A1c"' in shown

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
        shown = page(client, "?q=172%2FKH-UBND")
        assert "Đã được thay thế" in shown
        assert f'<a href="{new.get_url()}" title="{new.title}">200/KH-UBND</a>' in shown
        assert '<time datetime="2024-01-02">02/01/2024</time>' in shown

    def test_states_validity_on_the_day_that_is_asked_for(self, client):
        cms.policy(effective_date=date(2023, 8, 11))
        shown = page(client, "?q=172%2FKH-UBND&hieu-luc=2024-07-01")
        assert "Còn hiệu lực ngày 01/07/2024" in shown
        assert '<input type="hidden" name="q" value="172/KH-UBND">' in shown
        assert 'name="hieu-luc" value="2024-07-01"' in shown

    def test_cites_the_clause_and_its_page_of_the_file(self, client):
        passage = Passage("dieu-5", "Điều 5", "Thùng kín.", "Điều 5, Nghị định 1/2025/NĐ-CP", 12)
        publish(300, kind="document", document_kind="decree", passages=(passage,))
        shown = page(client, "?q=%22th%C3%B9ng+k%C3%ADn%22")
        assert "trang 12" in shown
        assert 'data-copy="Điều 5, Nghị định 1/2025/NĐ-CP"' in shown

    def test_marks_a_number_in_whatever_spelling(self, client):
        publish_samples()
        assert "<mark>172/KH-UBND</mark>" in page(client, "?q=172khubnd")

    def test_hides_what_is_beyond_the_first_values_of_a_filter(self, client, nothing_found):
        for number in range(200, 212):
            publish(number, title="Trồng cây", kind="document", issuer=f"Cơ quan {number}")
        shown = page(client, "?q=tr%E1%BB%93ng+c%C3%A2y&co-quan=C%C6%A1+quan+211")
        first = shown.split("Cơ quan ban hành</strong>")[1].split("<details")[0]
        assert "Cơ quan 211" in first
        assert "Thêm 4" in shown

    def test_helps_when_nothing_is_found(self, client):
        shown = page(client, "?q=xyzzy")
        assert "Không tìm thấy gì cho “xyzzy”" in shown
        assert "Gõ ít từ hơn" in shown

    def test_offers_what_finds_something_when_nothing_was_found(self, client, nothing_found):
        publish_samples()
        shown = page(client, "?q=th%C3%B9ng+xyzzy")
        assert 'href="/tim-kiem/?q=th%C3%B9ng">Bỏ từ “xyzzy”: thùng</a>' in shown
        assert "q=xyzzy" not in shown.split("search-help")[1]
        assert 'href="/lien-he/"' in shown

    def test_helps_after_few_results_too(self, client, nothing_found):
        publish_samples()
        shown = page(client, "?q=r%C3%A1c&nam=2022")
        assert "Chưa thấy điều bạn cần?" not in page(client, "?q=r%C3%A1c+h%E1%BB%99")
        assert "Bỏ mọi bộ lọc: rác" in shown

    def test_says_kindly_that_signs_alone_find_nothing(self, client):
        shown = page(client, "?q=%22!!!%22")
        assert "Chưa có từ nào để tìm" in shown
        assert "Bạn có thể gõ" in shown

    def test_says_when_a_question_is_cut(self, client):
        assert "Câu hỏi dài quá" in page(client, "?q=" + "r%C3%A1c+" * 200)
        assert "Câu hỏi dài quá" not in page(client, "?q=" + "r%C3%A1c+" * 20)

    def test_states_question_and_number_in_the_title(self, client):
        publish_samples()
        assert "<title>Tìm “thùng kín”: 1 kết quả – " in page(client, "?q=th%C3%B9ng+k%C3%ADn")

    def test_puts_first_what_editors_promote(self, client, nothing_found):
        publish_samples()
        editor = UserFactory()
        give(editor, Role.EDITOR)
        details = PromotionDetails(
            questions=("rác",), url="https://example.vn/rac/", title="Lịch thu gom rác"
        )
        promote(details, actor=editor)
        shown = page(client, "?q=R%C3%81C")
        assert "Gợi ý của biên tập" in shown
        assert shown.index("https://example.vn/rac/") < shown.index("search-hits")
        assert "Gợi ý của biên tập" not in page(client, "?q=R%C3%81C&loai=news")

    def test_says_when_something_may_be_missing(self, client, monkeypatch):
        publish_samples()
        whole = results_view.answer
        monkeypatch.setattr(
            results_view, "answer", lambda query: replace(whole(query), is_complete=False)
        )
        assert "Kết quả có thể thiếu" in page(client, "?q=r%C3%A1c")

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
        with django_assert_max_num_queries(11):
            page(client, "?q=k%E1%BA%BF+ho%E1%BA%A1ch")

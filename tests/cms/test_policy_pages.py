from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import pytest

from cms.models import PolicyRelation
from tests.cms.factories import policy, topic

pytestmark = pytest.mark.django_db


def text_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def titles(client, query: str, root: str = "") -> str:
    return text_of(client, f"{root}/van-ban/{query}").partition('class="plain-list policy-list"')[2]


@pytest.fixture
def three():
    """A plan in force, a law replaced by another law."""
    forest = topic()
    plan = policy("172/KH-UBND", effective_date=date(2023, 8, 11), topics=[forest])
    old = policy(
        "45/2013/QH13",
        title="Luật Đất đai 2013",
        kind="law",
        issuer="Quốc hội",
        issued_date=date(2013, 11, 29),
        effective_date=date(2014, 7, 1),
    )
    new = policy(
        "31/2024/QH15",
        title="Luật Đất đai 2024",
        kind="law",
        issuer="Quốc hội",
        issued_date=date(2024, 1, 18),
        effective_date=date(2025, 1, 1),
        full_text="Luật Đất đai 2024\nChương I CHUNG\nĐiều 1. Phạm vi\nNội dung.",
    )
    PolicyRelation.objects.create(page=new, kind="replaces", target=old)
    return plan, old, new


class TestPolicyIndexPage:
    @pytest.mark.parametrize(
        ("query", "shown", "hidden"),
        [
            ("?loai=law", ["Luật Đất đai 2013", "Luật Đất đai 2024"], ["172/KH-UBND"]),
            ("?nam=2024", ["Luật Đất đai 2024"], ["Luật Đất đai 2013", "172/KH-UBND"]),
            ("?hieu-luc=replaced", ["Luật Đất đai 2013"], ["Luật Đất đai 2024"]),
            ("?hieu-luc=in_force&loai=law", ["Luật Đất đai 2024"], ["Luật Đất đai 2013"]),
            ("?co-quan=Quốc+hội", ["Luật Đất đai 2024"], ["172/KH-UBND"]),
            ("?chu-de=rung", ["172/KH-UBND"], ["Luật Đất đai 2024"]),
            ("?q=172khubnd", ["172/KH-UBND"], ["Luật Đất đai 2024"]),
            ("?q=dat+dai+2013", ["Luật Đất đai 2013"], ["Luật Đất đai 2024"]),
            ("?loai=khong-co&hieu-luc=x", ["172/KH-UBND", "Luật Đất đai 2013"], []),
        ],
    )
    def test_narrows_by_its_address(self, client, three, query, shown, hidden):
        text = titles(client, query)
        assert [title for title in shown if title not in text] == []
        assert [title for title in hidden if title in text] == []

    def test_counts_what_each_choice_would_show(self, client, three):
        text = text_of(client, "/van-ban/?loai=law").replace("\n", "")
        assert '<span>Kế hoạch</span> <span class="filters__count">1</span>' in text
        assert "2 văn bản" in text

    @pytest.mark.parametrize(
        ("query", "first"),
        [("", "Luật Đất đai 2024"), ("?xep=cu", "Luật Đất đai 2013"), ("?xep=ten", "Kế hoạch 172")],
    )
    def test_sorts(self, client, three, query, first):
        text = titles(client, query)
        positions = {
            title: text.index(title)
            for title in ("Luật Đất đai 2024", "Luật Đất đai 2013", "Kế hoạch 172")
        }
        assert min(positions, key=positions.get) == first

    def test_says_when_nothing_is_found(self, client, three):
        assert "Không có văn bản nào như vậy" in text_of(client, "/van-ban/?q=xyzxyz")

    def test_lists_the_vietnamese_texts_in_english_too(self, client, three):
        text = titles(client, "", root="/en")
        assert 'lang="vi"' in text
        assert "Luật Đất đai 2024" in text

    def test_asks_no_question_for_each_document(self, client, three):
        client.get("/van-ban/")
        with CaptureQueriesContext(connection) as few:
            client.get("/van-ban/?xep=cu")
        for number in range(10):
            policy(f"{number}/2020/QĐ-UBND", issued_date=date(2020, 1, 1 + number))
        client.get("/van-ban/")
        with CaptureQueriesContext(connection) as many:
            client.get("/van-ban/?xep=cu")
        assert len(many) == len(few)
        assert not any("full_text" in query["sql"] for query in many)


class TestPolicyDocumentPage:
    def test_says_its_validity_in_words_and_shows_its_family(self, client, three):
        _plan, old, new = three
        text = text_of(client, old.get_url())
        assert "Đã được thay thế" in text
        assert "Được thay thế bởi" in text
        assert new.get_url() in text
        assert "Thay thế" in text_of(client, new.get_url())

    def test_gives_each_article_an_address(self, client, three):
        text = text_of(client, three[2].get_url())
        assert 'id="dieu-1"' in text
        assert 'href="#dieu-1"' in text

    def test_offers_a_citation(self, client, three):
        text = text_of(client, three[2].get_url())
        assert "Luật số 31/2024/QH15 ngày 18/01/2024 của Quốc hội" in text

    def test_refuses_a_second_document_of_one_number_and_date(self, three):
        with pytest.raises(ValidationError, match="Đã có văn bản mang số này"):
            policy("172 / kh-ubnd", title="Bản chép")

    def test_takes_one_number_on_two_dates(self, three):
        assert policy("172/KH-UBND", issued_date=date(2024, 8, 11)).live

    def test_hands_its_articles_to_the_search(self, three):
        entry = three[2].search_entry()
        assert (entry.kind, entry.number, entry.document_kind) == (
            "document",
            "31/2024/QH15",
            "law",
        )
        assert [(one.anchor, one.heading) for one in entry.passages] == [
            ("dieu-1", "Điều 1. Phạm vi")
        ]

    def test_gives_each_khoan_and_diem_an_address(self, client):
        page = policy(full_text="Kế hoạch\nĐiều 1. Việc\n1. Một:\na) A;\n2. Hai.")
        text = text_of(client, page.get_url())
        for anchor in ("dieu-1-khoan-1", "dieu-1-khoan-1-diem-a", "dieu-1-khoan-2"):
            assert f'id="{anchor}"' in text

    def test_cites_its_passages_in_the_language_of_the_law(self, three):
        with translation.override("en"):
            (passage,) = three[2].search_entry().passages
        assert passage.citation == "Điều 1, Luật 31/2024/QH15"

    def test_cites_by_its_title_without_a_number(self):
        page = policy("", title="Hiến pháp 2013", full_text="Hiến pháp\nĐiều 1. Nước\nNội dung.")
        assert page.search_entry().passages[0].citation == "Điều 1, Hiến pháp 2013"

    def test_tells_the_search_when_it_was_replaced(self, three):
        assert three[1].search_entry().replaced_since == date(2025, 1, 1)

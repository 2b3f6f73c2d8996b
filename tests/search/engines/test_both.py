"""The same questions to both engines, with the same expectations."""

import unicodedata

import pytest

from search import projection, sequence
from search.engines.base import Engine
from search.hits import hits
from search.models import Advance, Entry
from search.query import SearchQuery
from tests.search.factories import (
    DECREE,
    ENGLISH,
    NEWS,
    OTHER_PLAN,
    PLAN,
    PROGRAMME,
    SAMPLES,
    publish,
    publish_samples,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_found")]


@pytest.fixture
def filled(engine: Engine) -> Engine:
    publish_samples()
    engine.follow()
    return engine


def found(engine: Engine, text: str = "", **parameters: str) -> list[int]:
    query = SearchQuery.parse({"q": text} | parameters)
    return [match.page_id for match in engine.match(query).matches]


class TestMatch:
    @pytest.mark.parametrize(
        "text",
        [
            "phân loại rác thải sinh hoạt",
            "phan loai rac thai sinh hoat",
            "phân loai rác thai sinh hoạt",
            "PHÂN LOẠI RÁC THẢI SINH HOẠT",
            unicodedata.normalize("NFD", "phân loại rác thải sinh hoạt"),
        ],
    )
    def test_gives_one_answer_however_marks_are_typed(self, filled, text):
        assert found(filled, text) == found(filled, "phân loại rác thải sinh hoạt")
        assert found(filled, text)[0] == PLAN

    @pytest.mark.parametrize(
        "text",
        [
            "172/KH-UBND",
            "172/kh-ubnd",
            "172khubnd",
            "ke hoach 172",
            "Kế hoạch số 172",
            "KH 172",
            "172 KH",
            "kế hoạch 172 của tỉnh năm 2024",
        ],
    )
    def test_finds_a_document_by_any_spelling_of_its_number(self, filled, text):
        assert found(filled, text)[0] == PLAN

    @pytest.mark.parametrize(
        "text", ["08/2022/NĐ-CP", "8/2022/nđ-cp", "nghị định 08", "nd 08/2022", "82022ndcp"]
    )
    def test_finds_a_decree_with_or_without_its_year(self, filled, text):
        assert found(filled, text)[0] == DECREE

    def test_finds_the_passage_that_answers(self, filled):
        matches = filled.match(SearchQuery.parse({"q": "trách nhiệm thùng kín"}))
        (hit,) = hits(SearchQuery.parse({"q": "trách nhiệm thùng kín"}), matches)
        assert hit.passages[0].url == "/van-ban/ke-hoach-phan-loai-rac/#dieu-2"

    def test_demands_a_quoted_phrase(self, filled):
        assert found(filled, '"khu công nghiệp"') == [DECREE]
        assert found(filled, '"nghiệp công"') == []

    def test_demands_both_of_two_words(self, filled):
        assert found(filled, "hồi giống") == [NEWS]
        assert found(filled, "hồi kỳ") == []

    def test_shares_at_least_a_pair_with_a_long_question(self, filled):
        question = "hợp tác xã muốn được hỗ trợ mua máy thì hỏi ai"
        assert found(filled, question)[0] == PROGRAMME
        assert OTHER_PLAN not in found(filled, question)

    @pytest.mark.parametrize("text", ["xyzzy", "NOT xyzzy", "body:xyzzy", "xyzzy^2 OR *~"])
    def test_takes_no_word_for_an_operator(self, filled, text):
        assert found(filled, text) == []

    def test_filters_by_kind_and_year(self, filled):
        assert found(filled, "rác", loai="document") == [PLAN]
        assert found(filled, "kế hoạch", nam="2023") == [OTHER_PLAN]
        assert found(filled, "rác", loai="news", nam="2026") == [NEWS]

    def test_filters_without_words(self, filled):
        assert found(filled, loai="document") == [PLAN, OTHER_PLAN, DECREE]
        assert found(filled, **{"chu-de": "rac-thai", "van-ban": "decree"}) == [DECREE]
        assert found(filled, **{"ngon-ngu": "en"}) == [ENGLISH]
        assert found(filled, **{"co-quan": "Chính phủ"}) == [DECREE]

    def test_filters_by_commune(self, filled):
        assert found(filled, "rác", **{"xa-phuong": "05968"}) == [NEWS]

    @pytest.mark.parametrize(
        ("day", "in_force"),
        [
            ("2022-01-09", []),
            ("2024-08-11", [DECREE]),
            ("2024-08-12", [PLAN, DECREE]),
            ("2025-12-31", [PLAN, DECREE]),
            ("2026-01-01", [DECREE]),
        ],
    )
    def test_filters_by_what_was_in_force_on_a_day(self, filled, day, in_force):
        assert found(filled, **{"hieu-luc": day}) == in_force

    def test_leaves_out_passages_with_an_excluded_word_or_phrase(self, filled):
        assert found(filled, "kế hoạch -rác") == [OTHER_PLAN]
        assert found(filled, 'kế hoạch -"biến đổi khí hậu"') == [PLAN]

    def test_counts_what_each_filter_would_leave(self, filled):
        facets = filled.match(SearchQuery.parse({"loai": "document"})).facets
        assert facets["kind"] == {"document": 3, "news": 2, "programme": 1}
        assert facets["document_kind"] == {"plan": 2, "decree": 1}
        assert facets["year"] == {"2022": 1, "2023": 1, "2024": 1}
        assert facets["topic"] == {"rac-thai": 2, "khi-nha-kinh": 1}
        assert facets["issuer"] == {"Ủy ban nhân dân tỉnh Lạng Sơn": 2, "Chính phủ": 1}
        assert facets["language"] == {"vi": 3}

    def test_counts_a_page_once_however_many_passages_match(self, filled):
        matches = filled.match(SearchQuery.parse({"q": "phân loại"}))
        assert matches.total == 1

    def test_puts_the_newest_first_when_asked(self, filled):
        assert found(filled, "kế hoạch", **{"sap-xep": "date"}) == [PLAN, OTHER_PLAN]

    def test_gives_the_asked_page(self, filled):
        for number in range(200, 225):
            publish(number, title="Trồng cây xanh đô thị")
        filled.follow()
        pages = [found(filled, "cây xanh", trang=str(page)) for page in (1, 2, 3, 4)]
        assert [len(page) for page in pages] == [10, 10, 5, 0]
        assert len(set().union(*pages)) == 25

    @pytest.mark.parametrize("text", ["rác " * 200, "đ" * 5000, "\x00\x07", "🌱🌱", "각하 ΣΣ"])
    def test_takes_anything(self, filled, text):
        found(filled, text)


class TestFollow:
    def test_takes_up_only_what_is_new(self, filled):
        assert filled.follow() == 0
        publish(300, title="Suối Mỏ Mắm trong trở lại")
        assert filled.follow() == 1
        assert found(filled, "suối mỏ mắm") == [300]

    def test_lets_a_withdrawn_page_vanish(self, filled):
        projection.withdraw(PLAN)
        filled.follow()
        assert PLAN not in found(filled, "phân loại rác thải sinh hoạt")
        assert PLAN not in found(filled, "172/KH-UBND")
        assert filled.match(SearchQuery.parse({"loai": "document"})).total == 2

    def test_brings_a_page_back(self, filled):
        projection.withdraw(PLAN)
        filled.follow()
        publish(PLAN, **SAMPLES[PLAN])
        filled.follow()
        assert found(filled, "172/KH-UBND")[0] == PLAN

    def test_forgets_a_passage_that_is_gone(self, filled):
        publish(PLAN, **(SAMPLES[PLAN] | {"passages": SAMPLES[PLAN]["passages"][:1]}))
        filled.follow()
        assert found(filled, "thùng kín") == []
        assert found(filled, "thu gom riêng") == [PLAN]

    def test_starts_anew_on_another_database(self, filled):
        Advance.objects.all().delete()
        Entry.objects.all().delete()
        publish(400, title="Cơ sở dữ liệu khác")
        filled.follow()
        assert found(filled, "cơ sở dữ liệu") == [400]
        assert found(filled, "phân loại rác") == []


class TestRebuild:
    def test_gives_the_same_answers(self, filled):
        before = found(filled, "rác")
        seen: list[tuple[int, int]] = []
        count = filled.rebuild(progress=lambda done, total: seen.append((done, total)))
        assert count == 8
        assert seen == [(8, 8)]
        assert found(filled, "rác") == before

    def test_leaves_withdrawn_pages_out(self, filled):
        projection.withdraw(NEWS)
        filled.rebuild()
        assert NEWS not in found(filled, "rác")


class TestPosition:
    def test_is_where_the_sequence_stands(self, filled):
        assert filled.position() == sequence.position()
        publish(300)
        assert filled.position().seq == sequence.position().seq - 1

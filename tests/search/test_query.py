import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.query import LAST_PAGE, MOST_WORDS, SearchQuery, Sort


class TestParse:
    def test_reads_words_phrases_numbers_and_filters(self):
        query = SearchQuery.parse(
            {
                "q": 'kế hoạch 172 "khu công nghiệp"',
                "loai": "document",
                "van-ban": "plan",
                "nam": "2024",
                "chu-de": "rac-thai",
                "co-quan": "Chính phủ",
                "ngon-ngu": "vi",
                "xa-phuong": "05968",
                "hieu-luc": "2024-12-31",
                "sap-xep": "date",
                "trang": "3",
            }
        )
        assert query.words == ("ke", "hoach", "172", "khu", "cong", "nghiep")
        assert query.phrases == (("khu", "cong", "nghiep"),)
        assert query.numbers == ("172kh",)
        assert query.filters == {
            "kind": "document",
            "document_kind": "plan",
            "year": "2024",
            "topic": "rac-thai",
            "issuer": "Chính phủ",
            "language": "vi",
            "commune": "05968",
            "valid_on": "2024-12-31",
        }
        assert (query.sort, query.page) == (Sort.DATE, 3)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("loai", "report"),
            ("nam", "hai nghìn"),
            ("nam", "99999"),
            ("chu-de", "a b"),
            ("ngon-ngu", "VI; DROP"),
            ("van-ban", "<script>"),
            ("co-quan", "   "),
            ("xa-phuong", "Đông Kinh"),
            ("hieu-luc", "31/12/2024"),
            ("hieu-luc", "2024-13-01"),
        ],
    )
    def test_leaves_out_a_filter_it_cannot_understand(self, name, value):
        assert SearchQuery.parse({name: value}).filters == {}

    @pytest.mark.parametrize(
        ("value", "page"),
        [("0", 1), ("-3", 1), ("hai", 1), ("²", 1), ("9" * 50, 1), ("9999", LAST_PAGE), ("7", 7)],
    )
    def test_brings_the_page_into_its_bounds(self, value, page):
        assert SearchQuery.parse({"trang": value}).page == page

    @pytest.mark.parametrize(
        ("text", "words", "excluded"),
        [
            ("rừng -cao", ("rung",), (("cao",),)),
            ('rừng -"cháy rừng"', ("rung",), (("chay", "rung"),)),
            ("-rừng", (), (("rung",),)),
            ("172-KH/UBND", ("172", "kh", "ubnd"), ()),
            ("rừng - cao -", ("rung", "cao"), ()),
        ],
    )
    def test_reads_what_must_not_be_there(self, text, words, excluded):
        query = SearchQuery.parse({"q": text})
        assert (query.words, query.excluded) == (words, excluded)

    def test_takes_a_limited_number_of_words(self):
        assert len(SearchQuery.parse({"q": "rác " * 1000}).words) <= MOST_WORDS

    def test_is_the_same_for_decomposed_text(self):
        text = "kế hoạch"
        assert SearchQuery.parse({"q": unicodedata.normalize("NFD", text)}) == SearchQuery.parse(
            {"q": text}
        )

    @settings(deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from(["q", "loai", "nam", "chu-de", "co-quan", "trang", "sap-xep"]),
            st.text(),
        )
    )
    def test_never_refuses_and_reads_its_own_address(self, data):
        query = SearchQuery.parse(data)
        assert SearchQuery.parse(query.parameters()) == query


class TestTellingWords:
    def test_leaves_out_common_words(self):
        assert SearchQuery.parse({"q": "rác là gì"}).telling_words == ("rac",)

    def test_keeps_common_words_when_there_are_no_others(self):
        assert SearchQuery.parse({"q": "là gì"}).telling_words == ("la", "gi")


class TestIsEmpty:
    @pytest.mark.parametrize("text", ["", "   ", "!!!", '"', "***"])
    def test_holds_for_a_question_without_words(self, text):
        assert SearchQuery.parse({"q": text}).is_empty

    def test_does_not_hold_for_a_filter_alone(self):
        assert not SearchQuery.parse({"loai": "news"}).is_empty


class TestAskedFor:
    def test_sets_and_lifts_a_filter_and_returns_to_the_first_page(self):
        query = SearchQuery.parse({"q": "rác", "loai": "news", "trang": "4"})
        assert query.asked_for(year="2024").parameters() == {
            "q": "rác",
            "loai": "news",
            "nam": "2024",
        }
        assert query.asked_for(kind="").parameters() == {"q": "rác"}

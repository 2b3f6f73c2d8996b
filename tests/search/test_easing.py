from search.easing import MOST_OFFERED, Easing, easier
from search.query import SearchQuery


def asked(text: str, **filters: str) -> SearchQuery:
    return SearchQuery.parse({"q": text, **filters})


def offers(query: SearchQuery, totals: dict[str, int], *, found: int = 0) -> list[tuple[str, int]]:
    made = easier(query, found=found, count=lambda one: totals.get(one.text, 0))
    return [(offer.query.text, offer.total) for offer in made]


class TestEasier:
    def test_leaves_out_one_word_that_says_something(self):
        totals = {"thùng": 4, "của thùng": 3, "xyzzy của": 9}
        assert offers(asked("xyzzy của thùng"), totals) == [("của thùng", 3), ("xyzzy của", 9)]

    def test_offers_nothing_that_finds_no_more(self):
        assert offers(asked("rác thải"), {"rác": 2}, found=2) == []

    def test_leaves_out_quotation_marks_and_keeps_the_words(self):
        assert offers(asked('"rác thải" kín'), {"rác thải kín": 5}) == [("rác thải kín", 5)]

    def test_lifts_filters_first_and_keeps_them_otherwise(self):
        query = asked("rác thải", loai="news")
        made = easier(query, found=0, count=lambda one: 1)
        assert made[0].easing is Easing.FILTERS
        assert made[0].query.filters == {}
        assert all(offer.query.filters == {"kind": "news"} for offer in made[1:])

    def test_counts_few_questions(self):
        counted: list[str] = []
        long = asked("một câu hỏi dài có rất nhiều từ khác nhau để tìm kiếm văn bản")
        easier(long, found=0, count=lambda one: counted.append(one.text) or 0)
        assert counted == []
        assert len(easier(asked("a1 b2 c3 d4 e5 f6"), found=0, count=len_of)) == MOST_OFFERED


def len_of(query: SearchQuery) -> int:
    return len(query.text)

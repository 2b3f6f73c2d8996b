from datetime import date, timedelta

import pytest

from search.models import AskedDay, AskedQuestion
from search.query import SearchQuery
from search.statistics.counting import Asked, Tally, forget, key_of, may_count, record

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 16)
TUESDAY = date(2026, 11, 17)


def ask(written: str, *, on: date = MONDAY, count: int = 1, empty_count: int = 0) -> AskedQuestion:
    folded = " ".join(SearchQuery.parse({"q": written}).words)
    record({Asked(folded, on): Tally(written, count=count, empty_count=empty_count)})
    return AskedQuestion.objects.get(key=key_of(folded))


class TestMayCount:
    @pytest.mark.parametrize("text", ["phân loại rác", "172/KH-UBND", "nghị định 44/2025/NĐ-CP"])
    def test_takes_plain_questions(self, text):
        assert may_count(SearchQuery.parse({"q": text}))

    @pytest.mark.parametrize(
        "text",
        [
            "0912 345 678",
            "gọi 0912.345.678 gặp ai",
            "+84 (912) 345-678",
            "căn cước 020095001234",
            "ai@example.vn",
            "rác " * 40,
            "-rác thải",
            "",
            "?!",
        ],
    )
    def test_leaves_out_what_may_name_somebody_and_what_tells_a_story(self, text):
        assert not may_count(SearchQuery.parse({"q": text}))

    @pytest.mark.parametrize("more", [{"trang": "2"}, {"loai": "news"}, {"nam": "2024"}])
    def test_leaves_out_the_same_question_asked_further(self, more):
        assert not may_count(SearchQuery.parse({"q": "phân loại rác", **more}))


class TestRecord:
    def test_keeps_no_words_of_what_few_asked(self):
        question = ask("Hoàng Thị Mẫu", count=4)
        assert (question.folded, question.written) == ("", "")
        assert question.count == 4

    def test_keeps_no_words_of_what_was_asked_on_one_day_only(self):
        assert ask("Hoàng Thị Mẫu", count=50).written == ""

    def test_keeps_words_once_many_asked_on_two_days(self):
        ask("phan loai rac", count=4)
        question = ask("Phân loại rác", on=TUESDAY)
        assert (question.folded, question.written) == ("phan loai rac", "Phân loại rác")

    def test_keeps_words_sooner_where_nothing_was_found(self):
        ask("xe buýt điện", count=2, empty_count=2)
        assert ask("xe buýt điện", on=TUESDAY, count=1, empty_count=1).written == "xe buýt điện"

    def test_keeps_the_spelling_with_marks(self):
        ask("Phân loại rác", count=4)
        ask("Phân loại rác", on=TUESDAY)
        assert ask("phan loai rac", on=TUESDAY).written == "Phân loại rác"

    def test_counts_one_question_however_it_is_spelt(self):
        ask("phân loại rác")
        question = ask("PHAN LOAI, RAC?")
        assert question.count == 2
        assert AskedDay.objects.get().count == 2

    def test_asks_the_database_as_often_for_many_as_for_one(self, django_assert_max_num_queries):
        asked = {Asked(f"cau hoi {n}", MONDAY): Tally(f"câu hỏi {n}", count=1) for n in range(40)}
        with django_assert_max_num_queries(8):  # two of them are the savepoint
            record(asked)
        assert AskedQuestion.objects.count() == 40


class TestForget:
    def test_forgets_what_too_few_asked_in_a_month(self):
        ask("Hoàng Thị Mẫu")
        assert forget(on=MONDAY + timedelta(days=30)) == 0
        assert forget(on=MONDAY + timedelta(days=31)) > 0
        assert not AskedQuestion.objects.exists()

    def test_keeps_a_readable_question_but_not_its_oldest_days(self):
        ask("phân loại rác", count=4)
        ask("phân loại rác", on=TUESDAY, count=7)
        forget(on=TUESDAY + timedelta(days=400))
        question = AskedQuestion.objects.get()
        assert question.count == 7
        assert AskedDay.objects.get().date == TUESDAY

    def test_forgets_a_question_nobody_asks_any_more(self):
        ask("phân loại rác", count=4)
        ask("phân loại rác", on=TUESDAY, count=7)
        forget(on=TUESDAY + timedelta(days=401))
        assert not AskedQuestion.objects.exists()


class TestQuestions:
    def make(self, written: str, **numbers: int) -> AskedQuestion:
        ask(written, **numbers)
        return ask(written, on=TUESDAY, **numbers)

    def test_suggest_the_most_asked_that_begin_so(self):
        self.make("phân loại rác", count=5)
        self.make("phân bón", count=9)
        self.make("rác thải", count=20)
        found = AskedQuestion.objects.frequent("phan", 5)
        assert [question.written for question in found] == ["phân bón", "phân loại rác"]

    def test_suggest_nothing_that_finds_nothing_or_is_hidden(self):
        self.make("phân lân", count=9, empty_count=9)
        hidden = self.make("phân xấu", count=9)
        AskedQuestion.objects.filter(pk=hidden.pk).update(is_hidden=True)
        assert list(AskedQuestion.objects.frequent("phan", 5)) == []

    def test_are_counted_in_a_period_and_the_one_before(self):
        ask("phân loại rác", on=MONDAY - timedelta(days=7), count=2)
        self.make("phân loại rác", count=3, empty_count=1)
        ask("phân loại rác", on=MONDAY + timedelta(days=7), count=50)
        found = AskedQuestion.objects.asked_since(MONDAY, until=MONDAY + timedelta(days=6))
        question = found.most_asked().get()
        assert (question.asked, question.unanswered, question.before) == (6, 2, 2)
        assert found.unanswered_first().get() == question

import pytest

from feedback.applications.definition.kinds import check, read, show
from feedback.applications.definition.questions import AnswerError, Question


def question(kind, **more):
    return Question.read({"key": "q", "kind": kind, "label": {"vi": "Câu", "en": "Q"}, **more})


OPTIONS = [
    {"key": "a", "label": {"vi": "Một", "en": "One"}},
    {"key": "b", "label": {"vi": "Hai", "en": "Two"}},
]


class TestRead:
    @pytest.mark.parametrize(
        ("kind", "typed", "answer"),
        [
            ("short_text", "  xin\u200b chào ", "xin chào"),
            ("long_text", "a\u0301", "á"),
            ("number", "1.234,5", "1234.5"),
            ("number", "1234.5", "1234.5"),
            ("number", "12,5", "12.5"),
            ("money", "15.000.000 ₫", 15_000_000),
            ("money", "15000000", 15_000_000),
            ("date", "22/11/2026", "2026-11-22"),
            ("date", "2026-11-22", "2026-11-22"),
            ("yes_no", "yes", True),
            ("yes_no", "no", False),
            ("phone", "0912 345 678", "+84912345678"),
            ("email", "a@example.vn", "a@example.vn"),
            ("commune", "06001", "06001"),
            ("short_text", "   ", None),
            ("several", [], None),
        ],
    )
    def test_understands(self, kind, typed, answer):
        assert read(question(kind), typed) == answer

    @pytest.mark.parametrize(
        ("kind", "typed"),
        [
            ("number", "mười"),
            ("number", "NaN"),
            ("number", "1e999"),
            ("money", "1,5"),
            ("money", "-5"),
            ("date", "30/02/2026"),
            ("date", "0-0-0"),
            ("yes_no", "maybe"),
            ("phone", "123"),
            ("email", "ten"),
            ("commune", "Đông Kinh"),
            ("short_text", "x" * 201),
        ],
    )
    def test_says_what_to_do_about(self, kind, typed):
        with pytest.raises(AnswerError) as caught:
            read(question(kind), typed)
        assert str(caught.value)

    def test_takes_only_offered_choices(self):
        assert read(question("choice", options=OPTIONS), "a") == "a"
        assert read(question("several", options=OPTIONS), ["a", "b"]) == ["a", "b"]
        for kind, typed in (("choice", "c"), ("several", ["c"]), ("several", ["a", "a"])):
            with pytest.raises(AnswerError):
                read(question(kind, options=OPTIONS), typed)

    def test_keeps_limits(self):
        limited = question("number", limits={"min": 1, "max": 1000, "decimals": 0})
        assert read(limited, "1.000") == "1000"
        for typed in ("0", "1001", "1,5"):
            with pytest.raises(AnswerError):
                read(limited, typed)
        dated = question("date", limits={"earliest": "2026-01-01", "latest": "2026-12-31"})
        for typed in ("31/12/2025", "1/1/2027"):
            with pytest.raises(AnswerError):
                read(dated, typed)


class TestCheck:
    @pytest.mark.parametrize(
        ("kind", "answer"),
        [
            ("short_text", 5),
            ("number", 5),
            ("number", "x"),
            ("money", "5"),
            ("money", True),
            ("date", "22/11/2026"),
            ("date", 5),
            ("yes_no", "yes"),
            ("file", ["x"]),
            ("file", "x"),
            ("several", "a"),
            ("choice", ["a"]),
            ("choice", {"a": 1}),
            ("several", [["a"]]),
            ("phone", 5),
            ("email", 5),
        ],
    )
    def test_refuses_another_type(self, kind, answer):
        with pytest.raises(AnswerError):
            check(question(kind, options=OPTIONS), answer)


class TestShow:
    def test_writes_for_people(self):
        acres = question("number", unit={"vi": "mẫu", "en": "acres"})
        assert show(acres, "1234.5", "vi") == "1.234,5 mẫu"
        assert show(question("money"), 1_527_000_000, "vi") == "1.527.000.000 ₫"
        assert show(question("date"), "2026-11-22", "vi") == "22/11/2026"
        assert show(question("several", options=OPTIONS), ["a", "b"], "en") == "One, Two"
        assert show(question("phone"), "+84912345678", "vi") == "0912 345 678"
        assert show(question("yes_no"), False, "vi") == "Không"
        assert show(question("money"), None, "vi") == ""

    def test_never_fails_on_what_it_cannot_read(self):
        assert show(question("date"), "soon", "vi") == "soon"

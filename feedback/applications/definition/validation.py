"""What is wrong with a form before it is frozen: one problem per place, in plain words."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from feedback.applications.definition.conditions import operators
from feedback.applications.definition.kinds import KINDS

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
LANGUAGES = ("vi", "en")
MOST_QUESTIONS = 300
DEEPEST_CONDITION = 8
FORM_KEYS = frozenset({"title", "sections"})
SECTION_KEYS = frozenset({"key", "title", "intro", "questions"})
QUESTION_KEYS = frozenset(
    {"key", "kind", "label", "help", "unit", "required", "options", "limits", "when"}
)
WITH_OPTIONS = frozenset({"choice", "several"})


@dataclass(frozen=True)
class Problem:
    """One thing to mend and where it stands, e.g. `sections[0].questions[2].label`."""

    path: str
    message: str


def problems(data: Any) -> list[Problem]:
    """Return everything that is wrong with a form; an empty list means that it can be frozen."""
    if not isinstance(data, dict):
        return [Problem("", _("Tệp phải chứa một đối tượng JSON có title và sections."))]
    return list(_form(data))


def _form(data: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _unknown("", data, FORM_KEYS)
    yield from _wording("title", data.get("title"))
    sections = data.get("sections")
    if not isinstance(sections, list) or not sections:
        yield Problem("sections", _("Cần ít nhất một phần."))
        return
    seen: dict[str, Mapping[str, Any]] = {}
    names: set[str] = set()
    for index, section in enumerate(sections):
        path = f"sections[{index}]"
        if not isinstance(section, dict):
            yield Problem(path, _("Phần phải là một đối tượng."))
            continue
        yield from _key(path, section, names)
        yield from _section(path, section, seen)
    if len(seen) > MOST_QUESTIONS:
        yield Problem(
            "sections", _("Biểu mẫu có nhiều nhất %(limit)s câu.") % {"limit": MOST_QUESTIONS}
        )


def _section(
    path: str, section: Mapping[str, Any], seen: dict[str, Mapping[str, Any]]
) -> Iterator[Problem]:
    yield from _unknown(path, section, SECTION_KEYS)
    yield from _wording(f"{path}.title", section.get("title"))
    if "intro" in section:
        yield from _wording(f"{path}.intro", section["intro"])
    questions = section.get("questions")
    if not isinstance(questions, list) or not questions:
        yield Problem(f"{path}.questions", _("Mỗi phần cần ít nhất một câu hỏi."))
        return
    for index, question in enumerate(questions):
        place = f"{path}.questions[{index}]"
        if not isinstance(question, dict):
            yield Problem(place, _("Câu hỏi phải là một đối tượng."))
            continue
        yield from _question(place, question, seen)
        seen.setdefault(str(question.get("key")), question)


def _question(
    path: str, question: Mapping[str, Any], seen: Mapping[str, Mapping[str, Any]]
) -> Iterator[Problem]:
    yield from _unknown(path, question, QUESTION_KEYS)
    yield from _key(path, question, set(seen))
    kind = question.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        known = ", ".join(KINDS)
        yield Problem(f"{path}.kind", _("Dùng một trong các loại: %(known)s.") % {"known": known})
        return
    yield from _wording(f"{path}.label", question.get("label"))
    for name in ("help", "unit"):
        if name in question:
            yield from _wording(f"{path}.{name}", question[name])
    if not isinstance(question.get("required", False), bool):
        yield Problem(f"{path}.required", _("Ghi true hoặc false."))
    yield from _options(path, question, kind)
    yield from _limits(f"{path}.limits", question.get("limits", {}), kind)
    if question.get("when") is not None:
        yield from _condition(f"{path}.when", question["when"], seen, depth=1)


def _unknown(path: str, data: Mapping[str, Any], known: frozenset[str]) -> Iterator[Problem]:
    for name in sorted(set(data) - known, key=str):
        yield Problem(f"{path}.{name}".lstrip("."), _("Không có mục này; xóa đi hoặc sửa tên."))


def _key(path: str, data: Mapping[str, Any], taken: set[str]) -> Iterator[Problem]:
    key = data.get("key")
    if not isinstance(key, str) or not KEY.fullmatch(key):
        yield Problem(
            f"{path}.key", _("Mã gồm chữ thường không dấu, số, gạch dưới; bắt đầu bằng chữ.")
        )
    elif key in taken:
        yield Problem(f"{path}.key", _("Mã «%(key)s» đã dùng; đặt mã khác.") % {"key": key})
    else:
        taken.add(key)


def _wording(path: str, text: Any) -> Iterator[Problem]:
    if not isinstance(text, dict):
        yield Problem(path, _("Cần lời bằng cả hai ngôn ngữ: vi và en."))
        return
    for language in LANGUAGES:
        wording = text.get(language)
        if not isinstance(wording, str) or not wording.strip():
            yield Problem(f"{path}.{language}", _("Thiếu lời cho ngôn ngữ này."))
    for language in sorted(set(text) - set(LANGUAGES), key=str):
        yield Problem(f"{path}.{language}", _("Chỉ dùng vi và en."))


def _options(path: str, question: Mapping[str, Any], kind: str) -> Iterator[Problem]:
    options = question.get("options")
    if kind not in WITH_OPTIONS:
        if options is not None:
            yield Problem(f"{path}.options", _("Loại câu hỏi này không có câu trả lời cho sẵn."))
        return
    if not isinstance(options, list) or len(options) < 2:
        yield Problem(f"{path}.options", _("Cần ít nhất hai câu trả lời cho sẵn."))
        return
    taken: set[str] = set()
    for index, option in enumerate(options):
        place = f"{path}.options[{index}]"
        if not isinstance(option, dict):
            yield Problem(place, _("Câu trả lời cho sẵn phải là một đối tượng."))
            continue
        yield from _unknown(place, option, frozenset({"key", "label"}))
        yield from _key(place, option, taken)
        yield from _wording(f"{place}.label", option.get("label"))


def _limits(path: str, limits: Any, kind: str) -> Iterator[Problem]:
    if not isinstance(limits, dict):
        yield Problem(path, _("Giới hạn phải là một đối tượng."))
        return
    yield from _unknown(path, limits, KINDS[kind].limits)
    for name, value in limits.items():
        if name in KINDS[kind].limits and not _is_limit(name, value):
            yield Problem(f"{path}.{name}", _("Sửa giá trị của giới hạn này."))


def _is_limit(name: str, value: Any) -> bool:
    if name in {"earliest", "latest"}:
        return _is_date(value)
    if name in {"min", "max"}:
        return _is_number(value)
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(datetime.date.fromisoformat(value))
    except ValueError:
        return False


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return False
    try:
        return Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False


def _condition(
    path: str, condition: Any, seen: Mapping[str, Mapping[str, Any]], *, depth: int
) -> Iterator[Problem]:
    if not isinstance(condition, dict) or depth > DEEPEST_CONDITION:
        yield Problem(path, _("Điều kiện phải là một đối tượng, lồng không quá 8 tầng."))
        return
    for joint in ("all", "any"):
        if joint in condition:
            parts = condition[joint]
            if set(condition) != {joint} or not isinstance(parts, list) or not parts:
                yield Problem(path, _('Ghi {"all": […]} hoặc {"any": […]}, không để trống.'))
                return
            for index, part in enumerate(parts):
                yield from _condition(f"{path}.{joint}[{index}]", part, seen, depth=depth + 1)
            return
    yield from _comparison(path, condition, seen)


def _comparison(
    path: str, condition: Mapping[str, Any], seen: Mapping[str, Mapping[str, Any]]
) -> Iterator[Problem]:
    yield from _unknown(path, condition, frozenset({"question", "is", "value"}))
    question = seen.get(str(condition.get("question")))
    if question is None or question.get("kind") not in KINDS:
        yield Problem(f"{path}.question", _("Điều kiện chỉ dựa vào một câu đứng trước câu này."))
        return
    operator = condition.get("is")
    known = operators(str(question["kind"]))
    if not isinstance(operator, str) or operator not in known:
        yield Problem(
            f"{path}.is",
            _("Với loại câu này, dùng: %(known)s.") % {"known": ", ".join(sorted(known))},
        )
        return
    if operator != "answered" and not _fits(question, condition.get("value")):
        yield Problem(f"{path}.value", _("Giá trị không hợp với câu hỏi được so sánh."))


def _fits(question: Mapping[str, Any], value: Any) -> bool:
    """Tell whether a comparison's value is one that the question could be answered with."""
    kind = question["kind"]
    if kind == "yes_no":
        return isinstance(value, bool)
    if kind == "date":
        return _is_date(value)
    if kind in {"number", "money"}:
        return _is_number(value)
    if kind in WITH_OPTIONS:
        options = question.get("options")
        keys = (
            [option.get("key") for option in options if isinstance(option, dict)]
            if isinstance(options, list)
            else []
        )
        return isinstance(value, str) and value in keys
    return isinstance(value, str)

"""
The kinds of question: how each reads what a person typed, checks it and shows it.

An answer is stored as JSON: numbers as text ("12.5"), amounts as whole đồng, dates as ISO text,
choices as option keys, files as the identifiers of attachments.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

import phonenumbers

from feedback.applications.definition.numbers import (
    LARGEST_AMOUNT,
    check_range,
    read_number,
    written,
)
from feedback.applications.definition.questions import Answer, AnswerError, Question
from portal.vietnamese.writing import clean, money

LONGEST_SHORT_TEXT = 200
LONGEST_LONG_TEXT = 5000
COMMUNE_CODE = re.compile(r"\d{5}")


@dataclass(frozen=True)
class Kind:
    """
    How one kind of question treats its answers.

    `read` turns what a person typed into an answer, `check` judges an answer whatever its
    source, `show` writes it for people. Both of the first raise AnswerError.
    """

    read: Callable[[Question, Any], Answer]
    check: Callable[[Question, Answer], None]
    show: Callable[[Question, Answer, str], str]
    limits: frozenset[str] = frozenset()


def read(question: Question, typed: Any) -> Answer | None:
    """
    Return the answer in what a person typed, None for nothing.

    :raises AnswerError: if it cannot be understood or breaks a limit
    """
    if isinstance(typed, str):
        typed = clean(typed).strip()
    if typed in (None, "", []):
        return None
    answer = KINDS[question.kind].read(question, typed)
    check(question, answer)
    return answer


def check(question: Question, answer: Answer) -> None:
    """
    Judge a stored or sent answer by the question's kind and limits.

    :raises AnswerError: if the type is wrong or a limit is broken
    """
    try:
        KINDS[question.kind].check(question, answer)
    except (TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise AnswerError(_("Nhập lại câu trả lời này.")) from error


def show(question: Question, answer: Answer | None, language: str) -> str:
    """Write an answer for people, in their language; nothing is written as an empty text."""
    if answer is None:
        return ""
    try:
        return KINDS[question.kind].show(question, answer, language)
    except (TypeError, ValueError, ArithmeticError, AttributeError):
        return str(answer)


def _text(question: Question, typed: Any) -> str:
    return str(typed)


def _check_text(longest: int) -> Callable[[Question, Answer], None]:
    def check_text(question: Question, answer: Answer) -> None:
        limit = min(question.limits.get("max_length", longest), longest)
        if not isinstance(answer, str):
            raise TypeError
        if len(answer) > limit:
            raise AnswerError(
                _("Viết ngắn lại: nhiều nhất %(limit)s ký tự, bạn đã viết %(count)s.")
                % {"limit": limit, "count": len(answer)}
            )

    return check_text


def _show_text(question: Question, answer: Answer, language: str) -> str:
    return str(answer)


def _read_number(question: Question, typed: Any) -> str:
    return format(read_number(typed), "f")


def _read_money(question: Question, typed: Any) -> int:
    number = read_number(typed)
    if number != number.to_integral_value():
        raise AnswerError(_("Nhập số tiền chẵn bằng đồng, ví dụ 15.000.000."))
    return int(number)


def _check_number(question: Question, answer: Answer) -> None:
    if not isinstance(answer, str):
        raise TypeError
    number = read_number(answer)
    places = question.limits.get("decimals", 3)
    if -int(number.as_tuple().exponent) > places:
        raise AnswerError(
            _("Nhập số có nhiều nhất %(places)s chữ số sau dấu phẩy.") % {"places": places}
        )
    check_range(question, number)


def _check_money(question: Question, answer: Answer) -> None:
    if isinstance(answer, bool) or not isinstance(answer, int):
        raise TypeError
    if not 0 <= answer <= LARGEST_AMOUNT:
        raise AnswerError(_("Nhập số tiền không âm bằng đồng, ví dụ 15.000.000."))
    check_range(question, Decimal(answer))


def _show_number(question: Question, answer: Answer, language: str) -> str:
    return f"{written(answer)} {question.unit.in_language(language)}".strip()


def _show_money(question: Question, answer: Answer, language: str) -> str:
    return money(int(str(answer)))


def _read_date(question: Question, typed: Any) -> str:
    if isinstance(typed, datetime.date):
        return typed.isoformat()
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", str(typed))
    try:
        if match:
            day, month, year = (int(part) for part in match.groups())
            return datetime.date(year, month, day).isoformat()
        return datetime.date.fromisoformat(str(typed)).isoformat()
    except ValueError as error:
        raise AnswerError(_("Nhập ngày có thật, ví dụ 22/11/2026.")) from error


def _check_date(question: Question, answer: Answer) -> None:
    if not isinstance(answer, str):
        raise TypeError
    date = datetime.date.fromisoformat(answer)
    earliest, latest = question.limits.get("earliest"), question.limits.get("latest")
    if earliest and date < datetime.date.fromisoformat(earliest):
        raise AnswerError(_("Nhập ngày từ %(day)s trở đi.") % {"day": _day(earliest)})
    if latest and date > datetime.date.fromisoformat(latest):
        raise AnswerError(_("Nhập ngày không muộn hơn %(day)s.") % {"day": _day(latest)})


def _day(answer: Any) -> str:
    return datetime.date.fromisoformat(str(answer)).strftime("%d/%m/%Y")


def _show_date(question: Question, answer: Answer, language: str) -> str:
    return _day(answer)


def _check_choice(question: Question, answer: Answer) -> None:
    if answer not in {option.key for option in question.options}:
        raise AnswerError(_("Chọn một trong các câu trả lời đã cho."))


def _show_choice(question: Question, answer: Answer, language: str) -> str:
    chosen = answer if isinstance(answer, list) else [answer]
    labels = {option.key: option.label.in_language(language) for option in question.options}
    return ", ".join(labels.get(str(key), str(key)) for key in chosen)


def _read_several(question: Question, typed: Any) -> list[str]:
    return [str(key) for key in (typed if isinstance(typed, (list, tuple)) else [typed])]


def _check_several(question: Question, answer: Answer) -> None:
    known = {option.key for option in question.options}
    if not isinstance(answer, list) or not set(answer) <= known or len(set(answer)) < len(answer):
        raise AnswerError(_("Chọn trong các câu trả lời đã cho."))


def _read_yes_no(question: Question, typed: Any) -> bool:
    if typed not in ("yes", "no", True, False):
        raise AnswerError(_("Chọn có hoặc không."))
    return typed in ("yes", True)


def _check_yes_no(question: Question, answer: Answer) -> None:
    if not isinstance(answer, bool):
        raise TypeError


def _show_yes_no(question: Question, answer: Answer, language: str) -> str:
    return _("Có") if answer else _("Không")


def _check_files(question: Question, answer: Answer) -> None:
    if not isinstance(answer, list) or not all(str(UUID(key)) == key for key in answer):
        raise TypeError
    limit = question.limits.get("max_files", 1)
    if len(answer) > limit:
        raise AnswerError(
            _("Gửi nhiều nhất %(limit)s tệp cho câu này; xóa bớt rồi thử lại.") % {"limit": limit}
        )


def _check_commune(question: Question, answer: Answer) -> None:
    if not (isinstance(answer, str) and COMMUNE_CODE.fullmatch(answer)):
        raise AnswerError(_("Chọn một xã, phường trong danh sách."))


def _check_email(question: Question, answer: Answer) -> None:
    try:
        validate_email(str(answer))
    except ValidationError as error:
        raise AnswerError(_("Nhập thư điện tử đầy đủ, ví dụ ten@example.vn.")) from error


def _read_phone(question: Question, typed: Any) -> str:
    try:
        number = phonenumbers.parse(str(typed)[:40], "VN")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise AnswerError(_("Nhập số điện thoại có 10 chữ số, ví dụ 0912 345 678."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _check_phone(question: Question, answer: Answer) -> None:
    _read_phone(question, answer)


def _show_phone(question: Question, answer: Answer, language: str) -> str:
    number = phonenumbers.parse(str(answer), "VN")
    national = number.country_code == 84
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, style.NATIONAL if national else style.INTERNATIONAL)


RANGE = frozenset({"min", "max"})
KINDS: Mapping[str, Kind] = {
    "short_text": Kind(
        _text, _check_text(LONGEST_SHORT_TEXT), _show_text, frozenset({"max_length"})
    ),
    "long_text": Kind(_text, _check_text(LONGEST_LONG_TEXT), _show_text, frozenset({"max_length"})),
    "number": Kind(_read_number, _check_number, _show_number, RANGE | {"decimals"}),
    "money": Kind(_read_money, _check_money, _show_money, RANGE),
    "date": Kind(_read_date, _check_date, _show_date, frozenset({"earliest", "latest"})),
    "choice": Kind(_text, _check_choice, _show_choice),
    "several": Kind(_read_several, _check_several, _show_choice),
    "yes_no": Kind(_read_yes_no, _check_yes_no, _show_yes_no),
    "file": Kind(_read_several, _check_files, _show_text, frozenset({"max_files"})),
    "commune": Kind(_text, _check_commune, _show_text),
    "email": Kind(_text, _check_email, _show_text),
    "phone": Kind(_read_phone, _check_phone, _show_phone),
}

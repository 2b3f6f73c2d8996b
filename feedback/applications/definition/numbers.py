"""Numbers as people type and read them: 1.234,5 in Vietnamese, 1234.5 in English."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from feedback.applications.definition.questions import AnswerError, Question

LARGEST_AMOUNT = 10**15
GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def read_number(typed: Any) -> Decimal:
    """
    Read a number written the Vietnamese way (1.234,5) or the English way (1234.5).

    :raises AnswerError: if it is no number, or larger than any we take
    """
    text = re.sub(r"[\s₫đ]", "", str(typed))
    text = text.replace(".", "") if GROUPED.fullmatch(text) else text
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise AnswerError(_("Nhập một số, ví dụ 12,5.")) from error
    if not number.is_finite() or abs(number) > LARGEST_AMOUNT:
        raise AnswerError(_("Nhập một số nhỏ hơn."))
    return number


def check_range(question: Question, number: Decimal) -> None:
    """
    Pass if the number keeps the question's limits.

    :raises AnswerError: if it is below or above them
    """
    lowest, highest = question.limits.get("min"), question.limits.get("max")
    if lowest is not None and number < Decimal(str(lowest)):
        raise AnswerError(_("Nhập số từ %(limit)s trở lên.") % {"limit": written(lowest)})
    if highest is not None and number > Decimal(str(highest)):
        raise AnswerError(_("Nhập số không quá %(limit)s.") % {"limit": written(highest)})


def written(value: Any) -> str:
    """Write a number the Vietnamese way: dots between thousands, a decimal comma."""
    return f"{Decimal(str(value)):,f}".translate(str.maketrans(",.", ".,"))

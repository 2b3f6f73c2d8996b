"""What is said of a question that cannot be answered: problem details, in both languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, JsonResponse, QueryDict
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from search.api.asking import DESCRIPTIONS

BAD_VALUE = _("Giá trị của {name} chưa đúng. {name}: {expected}.")
UNKNOWN = _("Không có tham số {name}. Các tham số là: {names}.")
TWICE = _("Chỉ ghi tham số {name} một lần.")
NOTHING_ASKED = _("Hãy cho biết q hoặc ít nhất một bộ lọc.")

UNREADABLE = _("Câu hỏi có tham số chưa đúng. Hãy sửa theo từng mục trong errors.")
TOO_MANY = _("Bạn hỏi quá nhanh. Hãy đợi {seconds} giây rồi hỏi tiếp.")
UNAVAILABLE = _("Tìm kiếm đang gián đoạn. Hãy thử lại sau một phút.")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a parameter, in words that are translated later."""

    parameter: str
    message: Promise


class RefusedError(Exception):
    """The question cannot be answered as it was put."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__("refused")
        self.faults = tuple(faults)


def misput(asked: QueryDict) -> Iterator[Fault]:
    """Yield the parameters that do not exist or are given more than once."""
    for name, values in asked.lists():
        if name not in DESCRIPTIONS:
            names = ", ".join(DESCRIPTIONS)
            yield Fault(name[:80], format_lazy(UNKNOWN, name=f"“{name[:80]}”", names=names))
        elif len(values) > 1:
            yield Fault(name, format_lazy(TWICE, name=name))


def badly_valued(errors: Iterable[Mapping[str, Any]]) -> Iterator[Fault]:
    """Yield the parameters whose value was refused, each once."""
    names = dict.fromkeys(str(error["loc"][-1]) for error in errors)
    for name in names:
        yield Fault(name, format_lazy(BAD_VALUE, name=name, expected=DESCRIPTIONS[name]))


def problem(status: int, detail: Promise, faults: Iterable[Fault] = ()) -> HttpResponse:
    """Return the answer that says what is wrong and what to do."""
    content = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": _in("vi", detail),
        "detail_en": _in("en", detail),
        "errors": [
            {
                "parameter": fault.parameter,
                "message": _in("vi", fault.message),
                "message_en": _in("en", fault.message),
            }
            for fault in faults
        ],
    }
    return JsonResponse(
        content,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def _in(language: str, text: Promise) -> str:
    with translation.override(language):
        return str(text)

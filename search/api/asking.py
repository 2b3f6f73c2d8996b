"""What may be asked: the parameters, their values, and how they are described."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ninja import Field, Schema
from pydantic import field_validator

from cms.models import PolicyKind
from search.models import Kind
from search.query import FILTERS, LAST_PAGE, PAGE, SORT, TEXT, SearchQuery, Sort

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# In the order in which they are described.
DESCRIPTIONS: Mapping[str, Promise] = {
    "q": _("Từ khóa, câu hỏi hoặc số văn bản; quá 300 ký tự hay 32 từ thì chỉ tìm theo phần đầu"),
    "kind": _("Loại nội dung: news, programme, document hoặc page"),
    "document_kind": _("Mã loại văn bản, ví dụ law, decree, plan"),
    "year": _("Năm ban hành hoặc năm đăng, bốn chữ số"),
    "topic": _("Mã chủ đề, ví dụ rac-thai"),
    "issuer": _("Tên cơ quan ban hành, viết đúng như trong kết quả"),
    "commune": _("Mã xã, phường, năm chữ số"),
    "language": _("Ngôn ngữ: vi hoặc en"),
    "valid_on": _("Chỉ lấy văn bản còn hiệu lực ngày này, dạng 2024-07-01"),
    "sort": _("Thứ tự: relevance (phù hợp nhất) hoặc date (mới nhất)"),
    "page": _("Trang kết quả, từ 1 đến 50; mỗi trang 10 kết quả"),
}


class Question(Schema):
    """The parameters of /api/search/; `q` or a filter must be given."""

    q: str = ""
    kind: Kind | None = None
    document_kind: PolicyKind | None = None
    year: int | None = Field(None, ge=1000, le=2999)
    topic: str | None = Field(None, pattern=r"^[\w-]{1,80}$")
    issuer: str | None = Field(None, min_length=1, max_length=255)
    commune: str | None = Field(None, pattern=r"^[0-9]{5}$")
    language: Literal["vi", "en"] | None = None
    valid_on: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = Field(1, ge=1, le=LAST_PAGE)

    @field_validator("valid_on", mode="before")
    @classmethod
    def _in_full(cls, value: str | None) -> str | None:
        """
        Take a day only as it is described; a bare number would be read as seconds since 1970.

        :raises ValueError: for any other form
        """
        if value is not None and not _DAY.fullmatch(value):
            raise ValueError(value)
        return value

    def is_empty(self) -> bool:
        """Return whether nothing at all was asked."""
        return not self.q and not any(getattr(self, name) for name in FILTERS)

    def query(self) -> SearchQuery:
        """Return the question as the search takes it, by the one rule that reads addresses."""
        return SearchQuery.parse(
            {
                TEXT: self.q,
                SORT: self.sort.value,
                PAGE: str(self.page),
                **{FILTERS[name]: _written(getattr(self, name)) for name in FILTERS},
            }
        )


def _written(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)

"""The desk's list of files whose text could not be read."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.documents import get_document_model
from wagtail.permissions import policy_registry

from cms.models import DocumentReading

RIGHTS = ("add", "change", "delete")


def file_policy() -> Any:
    """Return who may do what with files."""
    return policy_registry.get_by_type(get_document_model())


class UnreadFilesView(ReportView):
    """Lists the files that somebody has to do something about, with what to do."""

    model = DocumentReading
    page_title = _("Tài liệu chưa đọc được")
    header_icon = "doc-full-inverse"
    index_url_name = "unread_files"
    index_results_url_name = "unread_files_results"
    columns = (
        TitleColumn(
            "document",
            label=_("Tệp"),
            width="30%",
            get_url=lambda reading: reverse("wagtaildocs:edit", args=(reading.document_id,)),
        ),
        Column("state", label=_("Trạng thái"), accessor="get_state_display"),
        Column("advice", label=_("Cần làm gì"), width="40%"),
        DateColumn("read_at", label=_("Đọc lúc"), sort_key="read_at"),
    )
    default_ordering = ("-read_at", "-pk")
    list_export = ("document", "state", "page_count", "read_at", "error")
    export_headings = {
        "document": _("Tệp"),
        "state": _("Trạng thái"),
        "page_count": _("Số trang"),
        "read_at": _("Đọc lúc"),
        "error": _("Lỗi"),
    }
    any_permission_required = RIGHTS

    @cached_property
    def permission_policy(self) -> Any:
        """Whoever may add or change files sees the list."""
        return file_policy()

    def get_base_queryset(self) -> QuerySet[Any]:
        return DocumentReading.objects.needing_attention().select_related("document")


class UnreadFilesMenuItem(MenuItem):
    """Shown to those who may do something about files."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether this person works with files."""
        return bool(file_policy().user_has_any_permission(request.user, RIGHTS))

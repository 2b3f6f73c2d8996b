"""The desk's report of what readers said of pages."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from portal.web.models import PageOpinion

OPINION_POLICY = ModelPermissionPolicy(PageOpinion)


class OpinionReportView(ReportView):
    """Lists opinions by page and day, the newest day first; exports as a spreadsheet."""

    model = PageOpinion
    page_title = _("Ý kiến về trang")
    header_icon = "comment"
    index_url_name = "page_opinions"
    index_results_url_name = "page_opinions_results"
    columns = (
        Column("path", label=_("Trang"), sort_key="path"),
        DateColumn("date", label=_("Ngày"), sort_key="date"),
        Column("useful_count", label=_("Có ích"), sort_key="useful_count"),
        Column("not_useful_count", label=_("Không có ích"), sort_key="not_useful_count"),
    )
    default_ordering = ("-date", "path")
    list_export = ("path", "date", "useful_count", "not_useful_count")
    export_headings = {"path": _("Trang"), "date": _("Ngày")}
    permission_policy = OPINION_POLICY
    any_permission_required = ("view",)

    def get_base_queryset(self) -> QuerySet[PageOpinion]:
        return PageOpinion.objects.all()


class OpinionMenuItem(MenuItem):
    """Shown to those who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(OPINION_POLICY.user_has_permission(request.user, "view"))


@hooks.register("register_admin_urls")
def register_opinion_urls() -> list[URLPattern]:
    """Give the report its addresses."""
    return [
        path("reports/opinions/", OpinionReportView.as_view(), name="page_opinions"),
        path(
            "reports/opinions/results/",
            OpinionReportView.as_view(results_only=True),
            name="page_opinions_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_opinion_menu_item() -> OpinionMenuItem:
    """Show the report in the desk's menu."""
    label = _("Ý kiến về trang")
    return OpinionMenuItem(label, reverse("page_opinions"), icon_name="comment", order=800)


@hooks.register("insert_global_admin_css")
def colour_the_desk() -> str:
    """Give the desk the portal's colours."""
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/desk.css"))

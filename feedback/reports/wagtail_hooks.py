"""Reports in the desk: their addresses and their place in the menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from feedback.cases.models import Term
from feedback.reports.models import Category, Report
from feedback.reports.policies import may_handle


class ReportsMenuItem(MenuItem):
    """Leads to the queue and says how many reports wait for the office."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_handle(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        item = super().render_component(request)
        count = Report.objects.waiting_for_office().count()
        item.label = f"{item.label} ({count})" if count else item.label
        return item


@hooks.register("register_admin_urls")
def register_report_urls() -> list[URLResolver]:
    """Give the desk its addresses."""
    return [path("phan-anh/", include("feedback.reports.desk.urls"))]


@hooks.register("register_admin_menu_item")
def register_report_menu_item() -> MenuItem:
    """Show the queue in the menu."""
    return ReportsMenuItem(
        _("Phản ánh"), reverse("reports_desk:queue"), icon_name="warning", order=110
    )


class CategoryViewSet(SnippetViewSet):
    """The kinds of report, for administrators."""

    model = Category
    icon = "list-ul"
    list_display = ("name", "sensitivity", "position", "is_offered")
    ordering = ("position", "pk")


class TermViewSet(SnippetViewSet):
    """How many working days the office may take, for administrators."""

    model = Term
    icon = "time"
    list_display = ("kind", "working_days", "legal_basis", "verified_on", "valid_from", "valid_to")
    ordering = ("kind", "-valid_from", "pk")


register_snippet(CategoryViewSet)
register_snippet(TermViewSet)

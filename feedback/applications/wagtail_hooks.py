"""The slice's place in the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from feedback.applications.policies import is_office

ITEMS = (
    ("queue", _("Hàng chờ"), "list-ul"),
    ("rounds", _("Các đợt"), "date"),
    ("programmes", _("Chương trình"), "folder-open-inverse"),
    ("versions", _("Biểu mẫu"), "form"),
)


class OfficeMenuItem(SubmenuMenuItem):
    """A menu for those who work on applications."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether this person works on applications."""
        return is_office(request.user) and super().is_shown(request)


@hooks.register("register_admin_urls")
def register_desk_urls() -> list[URLResolver]:
    """Give the desk its addresses."""
    return [path("ho-so/", include("feedback.applications.desk.urls"))]


@hooks.register("register_admin_menu_item")
def register_desk_menu() -> OfficeMenuItem:
    """Show the desk in the admin's menu."""
    items = [
        MenuItem(label, reverse_lazy(f"applications_desk:{name}"), icon_name=icon, order=order)
        for order, (name, label, icon) in enumerate(ITEMS)
    ]
    return OfficeMenuItem(
        _("Hồ sơ đăng ký"), Menu(items=items), icon_name="folder-open-inverse", order=210
    )

"""Search at the desk: its addresses and its menu, which other pages on search may join."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from search.desk.access import SEE
from search.promotions.actions import PROMOTE
from search.wording.synonyms.actions import EDIT

# Whoever registers a menu item under this name adds a page to the menu.
MENU_HOOK = "register_search_desk_item"


class PermittedItem(MenuItem):
    """Shown to whoever may open the page."""

    def __init__(
        self, label: Promise, name: str, *, icon: str, order: int, permission: str
    ) -> None:
        self.permission = permission
        super().__init__(label, reverse_lazy(f"search_desk:{name}"), icon_name=icon, order=order)

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether this person may open the page."""
        return request.user.has_perm(self.permission)


@hooks.register("register_admin_urls")
def register_search_urls() -> list[URLResolver]:
    """Give the desk its addresses."""
    return [path("tim-kiem/", include("search.desk.urls"))]


@hooks.register("register_admin_menu_item")
def register_search_menu() -> SubmenuMenuItem:
    """Show search in the desk's menu; it is left out for whoever may open none of its pages."""
    items = [
        PermittedItem(
            _("Tìm không thấy gì"), "unanswered", icon="search", order=10, permission=SEE
        ),
        PermittedItem(
            _("Câu hỏi nhiều nhất"), "frequent", icon="list-ol", order=20, permission=SEE
        ),
        PermittedItem(
            _("Kết quả ưu tiên"), "promotions", icon="pick", order=30, permission=PROMOTE
        ),
        PermittedItem(_("Từ đồng nghĩa"), "synonyms", icon="list-ul", order=40, permission=EDIT),
        PermittedItem(_("Chỉ mục"), "indices", icon="cogs", order=90, permission=SEE),
    ]
    menu = Menu(register_hook_name=MENU_HOOK, items=items)
    return SubmenuMenuItem(_("Tìm kiếm"), menu, name="search-desk", icon_name="search", order=220)

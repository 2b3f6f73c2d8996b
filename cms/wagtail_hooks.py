"""What the desk tells editors about text and files."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from cms.desk import UnreadFilesMenuItem, UnreadFilesView


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_of_decoding(request: HttpRequest, page: Page) -> None:
    """Tell the editor that pasted text was in an old encoding."""
    encoding = getattr(page, "decoded_from", "")
    if encoding:
        sentence = gettext("Chữ dán vào đã được chuyển từ %(encoding)s sang Unicode. Hãy đọc lại.")
        messages.info(request, sentence % {"encoding": encoding})


@hooks.register("register_admin_urls")
def register_unread_files_urls() -> list[URLPattern]:
    """Give the list of unread files its addresses."""
    return [
        path("reports/unread-files/", UnreadFilesView.as_view(), name="unread_files"),
        path(
            "reports/unread-files/results/",
            UnreadFilesView.as_view(results_only=True),
            name="unread_files_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_unread_files_menu_item() -> UnreadFilesMenuItem:
    """Show the list in the desk's menu."""
    label = _("Tài liệu chưa đọc được")
    return UnreadFilesMenuItem(label, reverse("unread_files"), icon_name="doc-full", order=700)

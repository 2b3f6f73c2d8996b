"""What the desk tells editors about text and files."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_of_decoding(request: HttpRequest, page: Page) -> None:
    """Tell the editor that pasted text was in an old encoding."""
    encoding = getattr(page, "decoded_from", "")
    if encoding:
        sentence = _("Chữ dán vào đã được chuyển từ %(encoding)s sang Unicode. Hãy đọc lại.")
        messages.info(request, sentence % {"encoding": encoding})

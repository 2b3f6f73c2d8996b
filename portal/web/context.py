"""What the frame around every page needs; nothing here depends on who is asking."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from portal.vietnamese.writing import clean

SITE_NAME = gettext_lazy("Tăng trưởng xanh Lạng Sơn")
LONGEST_SHOWN_QUERY = 400


def root_address() -> str:
    """Return what stands before every address in the language in force: nothing, or /en."""
    language = get_language() or settings.LANGUAGE_CODE
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the names and addresses that the header and the footer show."""
    root = root_address()
    path = request.path
    destinations = [
        (_("Tin tức"), f"{root}/tin-tuc/"),
        (_("Chương trình"), f"{root}/chuong-trinh/"),
        (_("Văn bản"), f"{root}/van-ban/"),
        (pgettext("danh mục", "Phản ánh"), f"{root}/phan-anh/"),
        (_("Hồ sơ của tôi"), f"{root}/ho-so/"),
    ]
    return {
        "site_name": SITE_NAME,
        "hotline": settings.HOTLINE,
        "frame": {
            "language": get_language() or settings.LANGUAGE_CODE,
            "root": root,
            "path": path,
            "today": timezone.localdate(),
            "search_address": f"{root}/tim-kiem/",
            "suggest_address": f"{root}/tim-kiem/goi-y/",
            "opinion_address": f"{root}/gop-y/",
            "query": clean(request.GET.get("q", ""))[:LONGEST_SHOWN_QUERY]
            if path == f"{root}/tim-kiem/"
            else "",
            "destinations": [
                {"label": label, "href": href, "is_current": path.startswith(href)}
                for label, href in destinations
            ],
        },
    }

"""What all pages of the desk share: who is asking, and the head of the page."""

from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.users.models import User

SEE = "search.see_questions"


def member(request: HttpRequest) -> User:
    """Return who works at the desk; the admin has asked for a sign-in before."""
    return cast("User", request.user)


def header(title: str, *, icon: str, parents: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    """Return what the admin's header shows; `parents` are URL names with their labels."""
    above = [{"url": reverse(name), "label": label} for name, label in parents]
    root = {"url": reverse("search_desk:unanswered"), "label": _("Tìm kiếm")}
    return {
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [root, *above, {"url": "", "label": title}],
    }

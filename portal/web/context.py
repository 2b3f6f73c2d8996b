"""What the frame around every page needs; nothing here depends on who is asking."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the names and addresses that the header and the footer show."""
    return {"site_name": settings.SITE_NAME, "hotline": settings.HOTLINE}

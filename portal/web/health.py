"""Is the process alive, and is everything it needs ready to serve?"""

from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

import structlog

Check = Callable[[], dict[str, Any]]
logger = structlog.get_logger(__name__)
_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """
    Add a part to /readyz.

    The check returns facts as numbers and words, among them `ok`; an exception counts as not ok.
    """
    _checks[name] = check


def database() -> dict[str, Any]:
    """Return ok when the main database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"ok": True, "engine": connection.vendor}


def healthz(request: HttpRequest) -> HttpResponse:
    """Answer that this process is alive."""
    return HttpResponse("ok", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when every part is ready, else 503, with the facts of each part as JSON."""
    parts = {name: _ask(name, check) for name, check in {"database": database, **_checks}.items()}
    ready = all(part["ok"] for part in parts.values())
    return JsonResponse({"ready": ready, "parts": parts}, status=200 if ready else 503)


def _ask(name: str, check: Check) -> dict[str, Any]:
    try:
        return {"ok": True} | check()
    except (DatabaseError, OSError, RuntimeError, ValueError) as error:
        logger.warning("readiness_check_failed", part=name, error=type(error).__name__)
        return {"ok": False, "error": type(error).__name__}

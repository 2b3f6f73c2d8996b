"""Error pages: what happened, what was kept, what to do; the operator gets the reference."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_CSRF_TOKEN_MISSING
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

import structlog

from portal.web.context import root_address

logger = structlog.get_logger(__name__)
LONGEST_KEPT_ANSWER = 20_000


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show that the request could not be understood."""
    return _error(
        request,
        status=400,
        heading=_("Yêu cầu không đọc được"),
        explanation=_("Địa chỉ hoặc dữ liệu gửi lên bị hỏng. Hãy quay lại và thử lần nữa."),
    )


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show that this person may not open the page."""
    return _error(
        request,
        status=403,
        heading=_("Bạn chưa có quyền mở trang này"),
        explanation=_("Nếu bạn cần quyền, hãy liên hệ người quản trị của cơ quan bạn."),
    )


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show that there is no such page, and offer search."""
    return _error(
        request,
        status=404,
        heading=_("Không tìm thấy trang này"),
        explanation=_("Có thể trang đã đổi địa chỉ hoặc đã được gỡ. Hãy tìm bằng ô phía trên."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """Show that what was sent is larger than the portal takes."""
    return _error(
        request,
        status=413,
        heading=_("Tệp gửi lên quá lớn"),
        explanation=_("Hãy chọn tệp nhỏ hơn hoặc gửi ít tệp hơn trong một lần."),
    )


def too_many(request: HttpRequest, *, retry_after: int) -> HttpResponse:
    """Show that too many requests came; `retry_after` is in seconds."""
    response = _error(
        request,
        status=429,
        heading=_("Bạn thao tác quá nhanh"),
        explanation=_(
            "Hãy đợi ít phút rồi thử lại. Những gì bạn đã gửi thành công vẫn còn nguyên."
        ),
    )
    response.headers["Retry-After"] = str(retry_after)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Show that the fault is ours; the page needs no database and no translation."""
    return HttpResponse(render_to_string("500.html"), status=500)


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """
    Show that the form's safety token is missing or too old, and offer to send the answers again.

    They are offered only if the browser says that they came from our own page, so that no other
    site can put its answers into a form that needs one more press.
    """
    is_ours = request.headers.get("Sec-Fetch-Site", "") == "same-origin"
    answers = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    fits = sum(len(value) for _name, value in answers) <= LONGEST_KEPT_ANSWER
    logger.info("form_token_refused", missing=reason == REASON_CSRF_TOKEN_MISSING)
    context = {
        "answers": answers if is_ours and fits else [],
        "had_files": bool(request.FILES),
        "action": request.get_full_path(),
    }
    return render(request, "errors/expired.html", context, status=403)


def _error(request: HttpRequest, *, status: int, heading: str, explanation: str) -> HttpResponse:
    context: dict[str, Any] = {
        "heading": heading,
        "explanation": explanation,
        "next_href": f"{root_address()}/",
        "next_label": _("Về trang chủ"),
        "reference": structlog.contextvars.get_contextvars().get("request_id", ""),
    }
    return render(request, "errors/error.html", context, status=status)

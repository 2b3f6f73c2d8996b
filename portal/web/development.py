"""Pages for developers: every component in every state, and the mail that was written."""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe

from portal.web.widgets import ChoiceCards, Choices, DateBoxes, SeveralChoices, SeveralFilesField

TONES = ["neutral", "info", "success", "warning", "danger", "accent"]
NOTICES = ["info", "success", "warning", "urgent"]
COLOURS = [("smoke", "Khói, bụi"), ("water", "Nước thải"), ("noise", "Tiếng ồn")]


class EveryFieldForm(forms.Form):
    """Each kind of field, with and without a hint."""

    name = forms.CharField(label="Một dòng", help_text="Ví dụ: Hợp tác xã Mẫu Sơn", max_length=20)
    story = forms.CharField(label="Nhiều dòng", widget=forms.Textarea, required=False)
    amount = forms.IntegerField(label="Số", min_value=0)
    choice = forms.ChoiceField(label="Danh sách", choices=[("", "Hãy chọn"), *COLOURS])
    radio = forms.ChoiceField(label="Một trong số", choices=COLOURS, widget=Choices)
    cards = forms.ChoiceField(label="Thẻ", choices=COLOURS, widget=ChoiceCards)
    several = forms.MultipleChoiceField(
        label="Nhiều lựa chọn", choices=COLOURS, widget=SeveralChoices, required=False
    )
    day = forms.DateField(label="Ngày", widget=DateBoxes, help_text="Ví dụ: 22 11 2026")
    agree = forms.BooleanField(label="Tôi đồng ý")
    files_sent = SeveralFilesField(label="Tệp", required=False, help_text="Tối đa 5 tệp")


def components(request: HttpRequest) -> HttpResponse:
    """Show every component in every state."""
    context = {
        "tones": TONES,
        "notices": NOTICES,
        "form": EveryFieldForm(prefix="blank"),
        "refused_form": EveryFieldForm({"name": "Một tên dài hơn hai mươi chữ", "day_day": "31"}),
        "page": Paginator(range(200), 10).page(7),
        "now": timezone.now(),
        "qr_svg": _square(),
        **_lists(),
    }
    return render(request, "development/components.html", context)


def mail(request: HttpRequest) -> HttpResponse:
    """Show the mail in the folder, newest first."""
    return render(request, "development/mail.html", {"letters": _letters()})


def letter(request: HttpRequest, name: str) -> HttpResponse:
    """Show one mail."""
    for found in _letters():
        if found["name"] == name:
            return render(request, "development/letter.html", {"letter": found})
    raise Http404


def _letters() -> list[dict[str, Any]]:
    folder = Path(settings.EMAIL_FILE_PATH)
    if not folder.is_dir():
        return []
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    return [_read(path) for path in files[:200]]


def _read(path: Path) -> dict[str, Any]:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",)) if isinstance(message, EmailMessage) else None
    text = body.get_content() if isinstance(body, EmailMessage) else ""
    return {
        "name": path.stem,
        "subject": message["Subject"],
        "to": message["To"],
        "date": message["Date"],
        "text": text.partition("\n" + "-" * 79)[0],
    }


def _square() -> str:
    return mark_safe(
        '<svg viewBox="0 0 9 9" width="90" height="90" aria-hidden="true">'
        '<path d="M1 1h3v3H1zM5 1h3v3H5zM1 5h3v3H1zM6 6h2v2H6z"></path></svg>'
    )


def _lists() -> dict[str, Any]:
    now = timezone.now()
    return {
        "crumbs": [{"label": "Trang chủ", "href": "/"}, {"label": "Tin tức", "href": "/tin-tuc/"}],
        "tabs": [
            {"label": "Danh sách", "href": "#", "current": True, "count": 12},
            {"label": "Bản đồ", "href": "#", "current": False, "count": None},
        ],
        "timeline": [
            {
                "title": "Đang xử lý",
                "at": now,
                "by": "Chi cục Bảo vệ môi trường",
                "body": "Đã đến nơi.",
            },
            {"title": "Đã nhận", "at": now, "by": "", "body": ""},
        ],
        "tasks": [
            {
                "label": "Thông tin hộ",
                "href": "#",
                "status": "Đã xong",
                "tone": "success",
                "hint": "",
            },
            {
                "label": "Tệp",
                "href": "",
                "status": "Chưa mở",
                "tone": "neutral",
                "hint": "Sau phần 1",
            },
        ],
        "rows": [
            {"term": "Địa bàn", "value": "Phường Đông Kinh", "href": "#", "action": "Sửa"},
            {"term": "Mô tả", "value": "Dòng một\nDòng hai", "href": "", "action": ""},
        ],
    }

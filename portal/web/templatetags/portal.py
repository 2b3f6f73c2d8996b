"""How values are written, and what the frame's links lead to."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page as ListPage
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import dateformat, formats, timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from wagtail.models import Page

from portal.vietnamese import writing

register = template.Library()
NOTICE_KINDS = {"error": "urgent", "danger": "urgent", "debug": "info", "": "info"}
WEEKDAYS = {
    "vi": ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}


@register.filter
def money(value: int | None) -> str:
    """Write an amount in đồng: 1.527.000.000 ₫; nothing for None."""
    return "" if value is None else writing.money(int(value))


@register.filter
def day(value: date | datetime | str | None) -> str:
    """Write a date as 22/11/2026, in Vietnam's time zone; nothing for a missing one."""
    if not value or isinstance(value, str):
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return formats.date_format(value, "SHORT_DATE_FORMAT")


@register.filter
def long_day(value: date) -> str:
    """Write a date with its weekday."""
    names = WEEKDAYS["en" if get_language() == "en" else "vi"]
    return f"{names[value.weekday()]}, {day(value)}"


@register.filter
def moment(value: datetime | str | None) -> str:
    """Write a time and date as 14:30 22/11/2026, in Vietnam's time zone; nothing for none."""
    if not value or isinstance(value, str):
        return ""
    local = timezone.localtime(value)
    return dateformat.format(local, formats.get_format("SHORT_DATETIME_FORMAT"))


@register.filter
def days_left(value: datetime | date) -> str:
    """Write how many calendar days are left until a date: today counts as the last."""
    until = timezone.localtime(value).date() if isinstance(value, datetime) else value
    left = (until - timezone.localdate()).days
    if left < 0:
        return _("đã hết hạn")
    if left == 0:
        return _("hôm nay là ngày cuối")
    return ngettext("còn %(days)s ngày", "còn %(days)s ngày", left) % {"days": left}


@register.filter
def filesize_vi(value: int | None) -> str:
    """Write a size in bytes as kB or MB with the language's decimal sign."""
    size = float(value or 0)
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{formats.number_format(size / 1_000_000, 1)} MB"


@register.filter
def notice_kind(level: str) -> str:
    """Return the notice kind for one of its own names or a message level."""
    return NOTICE_KINDS.get(level or "", level)


@register.filter
def notice_word(level: str) -> str:
    """Return the word that says the kind of a notice without colour."""
    words = {"success": _("Đã xong"), "warning": _("Lưu ý"), "urgent": _("Quan trọng")}
    return words.get(notice_kind(level), _("Thông tin"))


@register.filter
def up_to(total: int) -> Iterable[int]:
    """Return 1, 2, …, total."""
    return range(1, int(total) + 1)


@register.filter
def listed_errors(form: BaseForm) -> list[dict[str, str]]:
    """Return every error of a form with the id of the control it is about."""
    listed = [{"target": "", "text": str(text)} for text in form.non_field_errors()]
    for name in form.fields:
        bound = form[name]
        target = bound.id_for_label or f"{bound.auto_id}-group"
        if bound.use_fieldset and not bound.field.widget.template_name.endswith("date_boxes.html"):
            target = f"{bound.auto_id}_0"
        listed += [{"target": target, "text": f"{bound.label}: {text}"} for text in bound.errors]
    return listed


@register.simple_tag
def page_address(request: HttpRequest, number: int) -> str:
    """Return this address with another page number and the same filters."""
    query = request.GET.copy()
    query["trang"] = str(number)
    return f"{request.path}?{query.urlencode()}"


@register.simple_tag
def page_numbers(page: ListPage[Any]) -> list[int | None]:
    """Return the page numbers to show, None standing for a gap."""
    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in elided]


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the languages of this site with the address of this page in each."""
    request = context.get("request")
    current = get_language()
    return [
        {
            "code": code,
            "label": label,
            "is_current": code == current,
            "href": _address_in(code, context.get("page"), request),
        }
        for code, label in settings.LANGUAGES
    ]


def _address_in(code: str, page: object, request: HttpRequest | None) -> str:
    home = "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
    if isinstance(page, Page):
        translated = page.get_translations(inclusive=True).filter(locale__language_code=code).live()
        found = translated.first()
        return (found.get_url(request) if found else None) or home
    if request is None or request.resolver_match is None:
        return home
    return translate_url(request.get_full_path(), code)

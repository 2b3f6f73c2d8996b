"""What is asked, and what is asked for and not there."""

import csv
import io
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from wagtail.admin.auth import permission_required

from search.desk.access import SEE, header, member
from search.models import AskedQuestion
from search.promotions.actions import PROMOTE
from search.statistics.hiding import set_hidden
from search.wording.synonyms.actions import EDIT

PERIODS = (7, 30, 90, 365)
USUAL_PERIOD = 30
PER_PAGE = 50
# A spreadsheet would run a cell that begins like this as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@permission_required(SEE)
def unanswered(request: HttpRequest) -> HttpResponse:
    """List what found nothing, the most asked first: the editors' list of what is missing."""
    days = _days(request)
    found = _asked(days, on=timezone.localdate()).unanswered_first()
    if "csv" in request.GET:
        columns = (_("Câu hỏi"), _("Không thấy"), _("Số lần hỏi"))
        rows = ((one.written, one.unanswered, one.asked) for one in found)
        return _csv("khong-tim-thay", columns, rows)
    context = _page(request, found, days=days)
    context |= header(_("Tìm không thấy gì"), icon="search")
    may_edit = request.user.has_perm(EDIT)
    context["synonym_address"] = reverse("search_desk:synonym-create") if may_edit else ""
    return render(request, "search/desk/unanswered.html", context)


@require_safe
@permission_required(SEE)
def frequent(request: HttpRequest) -> HttpResponse:
    """List what is asked most, with how often it was asked in the period before."""
    days = _days(request)
    found = _asked(days, on=timezone.localdate()).most_asked()
    if "csv" in request.GET:
        columns = (_("Câu hỏi"), _("Số lần hỏi"), _("Kỳ trước"), _("Không thấy"))
        rows = ((one.written, one.asked, one.before, one.unanswered) for one in found)
        return _csv("cau-hoi-nhieu-nhat", columns, rows)
    context = _page(request, found, days=days)
    context |= header(_("Câu hỏi nhiều nhất"), icon="list-ol")
    context["may_hide"] = member(request).has_perm(PROMOTE)
    return render(request, "search/desk/frequent.html", context)


@require_POST
@permission_required(PROMOTE)
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a question out of the suggestions, or let it in again."""
    question = get_object_or_404(AskedQuestion.objects.readable(), pk=pk)
    is_hidden = request.POST.get("hidden") == "yes"
    set_hidden(question, is_hidden=is_hidden, actor=member(request))
    done = _("Câu hỏi không còn được gợi ý.") if is_hidden else _("Câu hỏi lại được gợi ý.")
    messages.success(request, done)
    return redirect("search_desk:frequent")


def _days(request: HttpRequest) -> int:
    asked = request.GET.get("days", "")
    return int(asked) if asked in {str(days) for days in PERIODS} else USUAL_PERIOD


def _asked(days: int, *, on: date) -> Any:
    return AskedQuestion.objects.asked_since(on - timedelta(days=days - 1), until=on)


def _page(request: HttpRequest, found: Any, *, days: int) -> dict[str, Any]:
    periods = [
        {
            "days": one,
            "label": ngettext("%(days)s ngày qua", "%(days)s ngày qua", one) % {"days": one},
            "is_current": one == days,
        }
        for one in PERIODS
    ]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    return {
        "page": page,
        "rows": [{"question": one, "trend": _trend(one)} for one in page],
        "days": days,
        "periods": periods,
    }


def _trend(question: Any) -> str:
    if not question.before:
        return _("mới")
    if question.asked == question.before:
        return _("như trước")
    return _("tăng") if question.asked > question.before else _("giảm")


def _csv(name: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """Return a table that spreadsheets open with its Vietnamese letters right."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _cell(value: object) -> object:
    is_formula = isinstance(value, str) and value.startswith(_FORMULA)
    return f"'{value}" if is_formula else value

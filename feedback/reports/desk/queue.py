"""The queue: what waits, whose it is, and what is late."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wagtail.admin.auth import permission_required

from feedback.cases.querysets import tidy_reference
from feedback.reports.forms import QueueFilterForm
from feedback.reports.models import Report
from feedback.reports.querysets import ReportQuerySet
from feedback.reports.workflow import HANDLE, TONES, State

PAGE_SIZE = 25


def _filtered(request: HttpRequest, chosen: dict[str, Any]) -> ReportQuerySet:
    reports = Report.objects.with_case()
    state = chosen.get("state", "")
    if not state:
        reports = reports.open()
    elif state != "all":
        reports = reports.in_states(state)
    if "category" in chosen:
        reports = reports.of_category(chosen["category"].code)
    if "commune" in chosen:
        reports = reports.in_commune(chosen["commune"].code)
    if "mine" in chosen:
        reports = reports.assigned_to(request.user)  # type: ignore[arg-type]
    if "overdue" in chosen:
        reports = reports.overdue(at=timezone.now())
    return reports


def _counts(request: HttpRequest) -> dict[str, int]:
    """Count what stands over the queue in one query, and what is late in another."""
    counts = Report.objects.open().aggregate(
        open=Count("pk"),
        new=Count("pk", filter=Q(case__state=State.SUBMITTED)),
        mine=Count("pk", filter=Q(case__assignee=request.user)),
        waiting=Count("pk", filter=Q(case__state=State.NEEDS_INFO)),
    )
    return counts | {"overdue": Report.objects.overdue(at=timezone.now()).count()}


@require_safe
@permission_required(HANDLE)
def queue(request: HttpRequest) -> HttpResponse:
    form = QueueFilterForm(request.GET)
    chosen = form.chosen()
    reference = tidy_reference(chosen.get("q", ""))
    if reference and Report.objects.referred_to(reference).exists():
        return redirect("reports_desk:case", reference=reference)
    reports = _filtered(request, chosen).with_due().order_by("-case__created_at", "-pk")
    page = Paginator(reports, PAGE_SIZE).get_page(request.GET.get("trang"))
    now = timezone.now()
    context = {
        "form": form,
        "counts": _counts(request),
        "page": page,
        "rows": [
            {
                "report": report,
                "state": State(report.case.state).label,
                "tone": TONES[State(report.case.state)],
                "is_late": report.due_at is not None and report.due_at < now,
            }
            for report in page
        ],
        "not_found": chosen.get("q", ""),
        "page_title": _("Phản ánh"),
        "header_icon": "warning",
    }
    return render(request, "reports/desk/queue.html", context)

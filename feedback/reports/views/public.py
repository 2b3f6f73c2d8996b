"""What everyone may read: published reports one by one, as a list and on the map."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from feedback.cases import serving
from feedback.cases.models import Attachment
from feedback.reports.actions.photos import AFTER
from feedback.reports.forms import PublicFilterForm
from feedback.reports.models import Report
from feedback.reports.querysets import ReportQuerySet
from feedback.reports.workflow import TONES, WORKFLOW
from portal.web.pages import public_page

PAGE_SIZE = 20
MAP_POINTS = 2000
FILTERS = ("loai", "trang_thai", "xa")


def _chosen(request: HttpRequest) -> tuple[PublicFilterForm, ReportQuerySet]:
    form = PublicFilterForm(request.GET)
    chosen = form.chosen()
    reports = Report.objects.published().with_case()
    if "loai" in chosen:
        reports = reports.of_category(chosen["loai"].code)
    if "trang_thai" in chosen:
        reports = reports.in_states(chosen["trang_thai"])
    if "xa" in chosen:
        reports = reports.in_commune(chosen["xa"].code)
    return form, reports


def _start(text: str) -> tuple[datetime, int] | None:
    """Read where a later page starts: "<moment>_<pk>"; anything else starts at the first page."""
    moment_text, _line, pk = text.partition("_")
    try:
        moment = parse_datetime(moment_text)
        if moment is None or moment.tzinfo is None or not (pk.isascii() and pk.isdigit()):
            return None
        # Here, where it can be caught: the edge of time in some zones lies outside it in ours.
        return moment.astimezone(UTC), int(pk[:18])
    except (ValueError, OverflowError):
        return None


@require_safe
@public_page(parameters=(*FILTERS, "sau"))
def browse(request: HttpRequest) -> HttpResponse:
    form, reports = _chosen(request)
    start = _start(request.GET.get("sau", ""))
    listed = reports.before(*start) if start else reports
    found = list(listed.newest_first()[: PAGE_SIZE + 1])
    filters = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    context = {
        "form": form,
        "items": [_shown(report) for report in found[:PAGE_SIZE]],
        "next_url": _next_url(found, filters=filters),
        "first_url": f"?{urlencode(filters)}" if start else "",
        "query": urlencode(filters),
    }
    return render(request, "reports/browse.html", context)


def _next_url(found: list[Any], *, filters: dict[str, str]) -> str:
    if len(found) <= PAGE_SIZE:
        return ""
    last = found[PAGE_SIZE - 1]
    return "?" + urlencode(filters | {"sau": f"{last.published_at.isoformat()}_{last.pk}"})


def _shown(report: Report) -> dict[str, Any]:
    return {
        "report": report,
        "reference": report.case.reference,
        "state": WORKFLOW.wording(report.case.state),
        "tone": TONES.get(report.case.state, "neutral"),  # type: ignore[call-overload]
    }


@require_safe
@public_page(parameters=FILTERS)
def points(request: HttpRequest) -> HttpResponse:
    """Answer the chosen reports' public points as GeoJSON, the newest two thousand at most."""
    _form, reports = _chosen(request)
    features = [
        {
            "type": "Feature",
            "geometry": {
                "type": "Point",
                "coordinates": [float(report.public_longitude), float(report.public_latitude)],
            },
            "properties": {
                "code": report.case.reference,
                "category": str(report.category),
                "state": str(WORKFLOW.wording(report.case.state)),
                "tone": TONES.get(report.case.state, "neutral"),
            },
        }
        for report in reports.on_map().newest_first()[:MAP_POINTS]
    ]
    return JsonResponse(
        {"type": "FeatureCollection", "features": features},
        content_type="application/geo+json; charset=utf-8",
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
@public_page()
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    found = Report.objects.published().with_case().referred_to(reference)
    report = get_object_or_404(found)
    photos = list(report.case.attachments.public().order_by("created_at", "pk"))
    context = {
        **_shown(report),
        "timeline": public_timeline(report),
        "before": [_picture(one) for one in photos if one.purpose != AFTER],
        "after": [_picture(one) for one in photos if one.purpose == AFTER],
    }
    return render(request, "reports/detail.html", context)


def _picture(photo: Attachment) -> dict[str, Any]:
    return {
        "url": serving.address(photo),
        "width": photo.width,
        "height": photo.height,
        "caption": photo.caption,
    }


def public_timeline(report: Report) -> list[dict[str, Any]]:
    """Return what happened, the newest first, in the words the public reads."""
    return [
        {
            "title": WORKFLOW.wording(event.to_state),
            "at": event.at,
            "body": event.public_note,
            "tone": TONES.get(event.to_state, "neutral"),
        }
        for event in report.case.events.public().newest_first()
        if event.to_state
    ]

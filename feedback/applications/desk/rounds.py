"""Programmes and their rounds at the desk."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from feedback.applications import actions
from feedback.applications.desk.access import for_managers, for_office, officer
from feedback.applications.forms import RoundForm
from feedback.applications.models import Programme, Round


@require_safe
@for_office
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes with the number of their rounds."""
    title = _("Chương trình")
    context = {
        **header(title),
        "programmes": Programme.objects.with_counts().select_related("page").order_by("code"),
    }
    return render(request, "applications/desk/programmes.html", context)


@require_safe
@for_office
def rounds(request: HttpRequest) -> HttpResponse:
    """List the rounds, the newest first, with their numbers."""
    now = timezone.now()
    found = Round.objects.with_numbers().select_related("programme", "form_version")
    context = {
        **header(_("Các đợt")),
        "rows": [
            {"round": round_, "state": round_.state_at(now).label}
            for round_ in found.order_by("-opens_at", "-pk")
        ],
    }
    return render(request, "applications/desk/rounds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def create_round(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Create a round of a programme."""
    programme = get_object_or_404(Programme, pk=programme_id)
    form = RoundForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        try:
            actions.create_round(programme, actor=officer(request), **details(form))
        except (actions.RoundLockedError, PermissionDenied) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã tạo đợt."))
            return redirect("applications_desk:rounds")
    title = _("Đợt mới: %(programme)s") % {"programme": programme.name}
    return _page(request, form, title=title)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def edit_round(request: HttpRequest, round_id: int) -> HttpResponse:
    """Change a round."""
    round_ = get_object_or_404(Round.objects.select_related("programme"), pk=round_id)
    title = str(round_)
    form = RoundForm(request.POST or None, instance=round_, programme=round_.programme)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_round(round_, actor=officer(request), **details(form))
        except (actions.RoundLockedError, PermissionDenied) as refusal:
            form.add_error("form_version", str(refusal))
        else:
            messages.success(request, _("Đã lưu đợt."))
            return redirect("applications_desk:rounds")
    return _page(request, form, title=title)


def details(form: RoundForm) -> Any:
    """Return what the officer decided, as the actions take it."""
    return {name: form.cleaned_data[name] for name in form.Meta.fields}


def header(title: str) -> dict[str, Any]:
    """Return what the admin's header shows."""
    queue = {"url": reverse("applications_desk:queue"), "label": _("Hồ sơ đăng ký")}
    return {
        "header_title": title,
        "header_icon": "folder-open-inverse",
        "breadcrumbs_items": [queue, {"url": "", "label": title}],
    }


def _page(request: HttpRequest, form: RoundForm, *, title: str) -> HttpResponse:
    context = {
        **header(title),
        "form": form,
        "submit": _("Lưu đợt"),
        "back": reverse("applications_desk:rounds"),
    }
    return render(request, "applications/desk/form.html", context)

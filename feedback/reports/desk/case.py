"""One report at the desk: everything about it, and what can be done next."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wagtail.admin.auth import permission_required

from feedback.cases import serving
from feedback.cases.actions import CaseChanged
from feedback.cases.models import Attachment, Event, EventKind
from feedback.cases.workflow import StepNotAllowed
from feedback.reports import actions
from feedback.reports.actions import Contact
from feedback.reports.actions.photos import AFTER
from feedback.reports.forms import AfterPhotoForm, NoteForm, ReplyForm
from feedback.reports.models import Report
from feedback.reports.workflow import HANDLE, TONES, WORKFLOW, State

type_step = Callable[[HttpRequest, Report], None]


def _report(reference: str) -> Report:
    return get_object_or_404(Report.objects.with_case().referred_to(reference))


@require_safe
@permission_required(HANDLE)
def case(request: HttpRequest, reference: str) -> HttpResponse:
    return _page(request, _report(reference))


def _page(
    request: HttpRequest,
    report: Report,
    *,
    forms: dict[str, NoteForm] | None = None,
    contact: Contact | None = None,
    reply: ReplyForm | None = None,
) -> HttpResponse:
    steps = [
        {"step": step, "form": (forms or {}).get(step.action) or _note_form(report, step.action)}
        for step in WORKFLOW.steps_from(report.case.state)
        if step.permission == HANDLE
    ]
    photos = report.case.attachments.clean().order_by("created_at", "pk")
    context = {
        "report": report,
        "state": State(report.case.state).label,
        "tone": TONES[State(report.case.state)],
        "steps": steps,
        "contact": contact,
        "events": [_told(event) for event in _events(report)],
        "talk": report.case.messages.select_related("author").newest_first(),
        "photos": [_picture(photo) for photo in photos],
        "clocks": report.case.clocks.filter(stopped_at__isnull=True).order_by("due_at", "pk"),
        "reply": reply or ReplyForm(),
        "after": AfterPhotoForm(),
        "page_title": report.case.reference,
        "page_subtitle": str(report.category),
        "header_icon": "warning",
        "now": timezone.now(),
    }
    return render(request, "reports/desk/case.html", context)


def _note_form(report: Report, action: str, data: Any = None) -> NoteForm:
    step = WORKFLOW.step(report.case.state, action)
    return NoteForm(data, step=step, initial={"version": report.case.version})


def _as_typed(request: HttpRequest, report: Report, action: str) -> dict[str, NoteForm]:
    """Return the step's form with the words again, for the version that is shown now."""
    if action not in {one.action for one in WORKFLOW.steps_from(report.case.state)}:
        return {}
    data = request.POST.copy()
    data[f"{action}-version"] = str(report.case.version)
    return {action: _note_form(report, action, data)}


def _events(report: Report) -> Any:
    return report.case.events.select_related("actor").newest_first()


def _told(event: Event) -> dict[str, Any]:
    moved = WORKFLOW.wording(event.to_state) if event.to_state else ""
    kinds = {"contact": _("Xem thông tin liên hệ"), "show": _("Hiện ảnh"), "hide": _("Ẩn ảnh")}
    known = {kind.value: kind.label for kind in EventKind}
    return {
        "event": event,
        "title": moved or kinds.get(event.action) or known.get(event.kind, event.kind),
        "by": event.actor.get_full_name() if event.actor else "",
    }


def _picture(photo: Attachment) -> dict[str, Any]:
    return {
        "photo": photo,
        "url": serving.address(photo),
        "small": serving.address(photo, small=True),
        "is_after": photo.purpose == AFTER,
    }


def _done(request: HttpRequest, reference: str, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect("reports_desk:case", reference=reference)


@require_POST
@permission_required(HANDLE)
def step(request: HttpRequest, reference: str, action: str) -> HttpResponse:
    report = _report(reference)
    try:
        form = _note_form(report, action, request.POST)
        if not form.is_valid():
            return _page(request, report, forms={action: form})
        actions.transition(
            report,
            action=action,
            actor=request.user,  # type: ignore[arg-type]
            note=form.cleaned_data.get("note", ""),
            internal_note=form.cleaned_data["internal_note"],
            expected_version=form.cleaned_data["version"],
            now=timezone.now(),
        )
    except CaseChanged:
        messages.error(request, _("Người khác vừa thay đổi phản ánh này. Đọc lại rồi làm lần nữa."))
    except StepNotAllowed as refusal:
        messages.error(request, str(refusal.message))
    else:
        return _done(request, reference, _("Đã chuyển bước."))
    fresh = _report(reference)
    return _page(request, fresh, forms=_as_typed(request, fresh, action))


@require_POST
@permission_required(HANDLE)
def take(request: HttpRequest, reference: str) -> HttpResponse:
    actions.take(_report(reference), actor=request.user, now=timezone.now())  # type: ignore[arg-type]
    return _done(request, reference, _("Bạn phụ trách phản ánh này."))


@require_POST
@permission_required(HANDLE)
def contact(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the contact once; the look is recorded before it is shown."""
    report = _report(reference)
    found = actions.read_contact(report, actor=request.user, now=timezone.now())  # type: ignore[arg-type]
    return _page(request, report, contact=found)


@require_POST
@permission_required(HANDLE)
def reply(request: HttpRequest, reference: str) -> HttpResponse:
    report = _report(reference)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for error in form.errors["text"]))
        return _page(request, report, reply=form)
    text, now = form.cleaned_data["text"], timezone.now()
    actions.write_to_reporter(report, text=text, actor=request.user, now=now)  # type: ignore[arg-type]
    return _done(request, reference, _("Đã gửi tin nhắn."))


@require_POST
@permission_required(HANDLE)
def add_photo(request: HttpRequest, reference: str) -> HttpResponse:
    report = _report(reference)
    form = AfterPhotoForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise ValidationError([str(error) for error in form.errors["photo"]])
        upload, now = form.cleaned_data["photo"], timezone.now()
        actions.add_after_photo(report, upload=upload, actor=request.user, now=now)  # type: ignore[arg-type]
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("reports_desk:case", reference=reference)
    return _done(request, reference, _("Đã thêm ảnh sau xử lý."))


@require_POST
@permission_required(HANDLE)
def show_photo(request: HttpRequest, reference: str, uuid: str) -> HttpResponse:
    photo = _report(reference).case.attachments.clean().filter(uuid=uuid).first()
    if photo is None:
        raise Http404
    is_public = request.POST.get("is_public") == "yes"
    actions.show_photo(photo, is_public=is_public, actor=request.user, now=timezone.now())  # type: ignore[arg-type]
    return _done(request, reference, _("Đã hiện ảnh.") if is_public else _("Đã ẩn ảnh."))

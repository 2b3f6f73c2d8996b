"""One dossier at the desk: its answers, files, history, conversation and possible steps."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from feedback.applications import actions, policies, workflow
from feedback.applications.desk.access import for_office, officer, sent_application
from feedback.applications.forms import ProposalForm, SupplementForm
from feedback.applications.models import Application, SupplementRequest
from feedback.applications.showing import Reader, timeline
from feedback.cases.actions import CaseChanged
from feedback.cases.policies import may_take
from feedback.cases.workflow import StepNotAllowed
from portal.users.models import User

REFUSALS = (
    StepNotAllowed,
    PermissionDenied,
    actions.DecisionRefusedError,
    actions.SupplementRefusedError,
)


@require_safe
@for_office
def case(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a dossier with everything the office knows of it."""
    application = sent_application(uuid)
    user = officer(request)
    sent = list(application.submissions.order_by("-number").select_related("submitted_by"))
    reader = _reader(application, sent[0].answers)
    may_work = policies.may_work_on(user, application)
    return render(
        request,
        "applications/desk/case.html",
        {
            **_header(application),
            "application": application,
            "state": workflow.ApplicationState(application.case.state).label,
            "submissions": sent,
            "sections": reader.sections(before=sent[1].answers if len(sent) > 1 else None),
            "timeline": timeline(application, everything=True),
            "conversation": application.case.messages.order_by("created_at", "pk").select_related(
                "author"
            ),
            "due": application.case.clocks.running().order_by("due_at").first(),
            "supplement": SupplementRequest.objects.filter(application=application).first(),
            "decision": application.decisions.filter(returned_at=None)
            .select_related("proposed_by", "decided_by")
            .first(),
            "steps": _steps(application, user) if may_work else {},
            "may_work": may_work,
            "may_take": may_work and application.case.assignee_id != user.pk,
        },
    )


def _steps(application: Application, user: User) -> dict[str, Any]:
    """Return the steps of the table that this officer may take now, by the way they are taken."""
    steps = [
        step
        for step in workflow.APPLICATION.steps_from(application.case.state)
        if step.permission in policies.OFFICE and may_take(step, user)
    ]
    names = {step.action for step in steps}
    return {
        "plain": [step for step in steps if step.action in actions.handling.PLAIN_STEPS],
        "supplement": "request_supplement" in names
        and not SupplementRequest.objects.filter(application=application).exists(),
        "propose": "propose" in names,
        "decide": "return_proposal" in names,
    }


def _header(application: Application) -> dict[str, Any]:
    reference = application.case.reference
    return {
        "header_title": f"{reference} · {application.acts_for}",
        "header_icon": "folder-open-inverse",
        "breadcrumbs_items": [
            {"url": reverse("applications_desk:queue"), "label": _("Hồ sơ đăng ký")},
            {
                "url": reverse("applications_desk:case", args=[application.case.uuid]),
                "label": reference,
            },
        ],
    }


def _reader(application: Application, answers: dict[str, Any]) -> Reader:
    return Reader(application, answers=answers, language=get_language() or "vi")


@require_POST
@for_office
def act(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a step that needs no form of its own, and go back to the dossier."""
    application = sent_application(uuid)
    name = request.POST.get("action", "")
    work = STEPS.get(name, _plain)
    try:
        work(request, application)
    except CaseChanged:
        messages.error(request, _("Người khác vừa chuyển hồ sơ này. Xem lại rồi thử lại."))
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã ghi lại."))
    return redirect("applications_desk:case", uuid=uuid)


def _plain(request: HttpRequest, application: Application) -> None:
    version = request.POST.get("version", "")
    actions.handle(
        application,
        action=request.POST.get("action", ""),
        actor=officer(request),
        note=request.POST.get("note", "")[:5000],
        expected_version=int(version) if version.isdecimal() and len(version) < 10 else None,
        now=timezone.now(),
    )


def _take(request: HttpRequest, application: Application) -> None:
    actions.take(application, actor=officer(request), now=timezone.now())


def _message(request: HttpRequest, application: Application) -> None:
    text = request.POST.get("text", "").strip()[:3000]
    if not text:
        raise actions.DecisionRefusedError(_("Viết tin nhắn rồi bấm gửi."))
    actions.write_message(
        application, actor=officer(request), text=text, from_office=True, now=timezone.now()
    )


def _decide(request: HttpRequest, application: Application) -> None:
    actions.decide(application, actor=officer(request), now=timezone.now())


def _return(request: HttpRequest, application: Application) -> None:
    note = request.POST.get("note", "")[:5000]
    actions.return_proposal(application, note=note, actor=officer(request), now=timezone.now())


STEPS: dict[str, Callable[[HttpRequest, Application], None]] = {
    "take": _take,
    "message": _message,
    "decide": _decide,
    "return_proposal": _return,
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_office
def supplement(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write, question by question, what the applicant is to mend, and send it once."""
    application = sent_application(uuid)
    last = application.submissions.order_by("-number")[0]
    form = SupplementForm(
        request.POST or None, sections=_reader(application, last.answers).sections()
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.request_supplement(
                application,
                reasons=form.reasons(),
                due_date=form.cleaned_data["due_date"],
                actor=officer(request),
                now=timezone.now(),
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã gửi yêu cầu bổ sung."))
            return redirect("applications_desk:case", uuid=uuid)
    return _form_page(request, application, form, title=_("Yêu cầu bổ sung một lần"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_office
def propose(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write a proposal for another person to decide."""
    application = sent_application(uuid)
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose(
                application, **form.cleaned_data, actor=officer(request), now=timezone.now()
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã trình. Người có thẩm quyền sẽ quyết định."))
            return redirect("applications_desk:case", uuid=uuid)
    return _form_page(request, application, form, title=_("Trình quyết định"))


def _form_page(
    request: HttpRequest, application: Application, form: Any, *, title: str
) -> HttpResponse:
    header = _header(application)
    header["breadcrumbs_items"].append({"url": "", "label": title})
    back = reverse("applications_desk:case", args=[application.case.uuid])
    context = {**header, "header_title": title, "form": form, "submit": title, "back": back}
    return render(request, "applications/desk/form.html", context)

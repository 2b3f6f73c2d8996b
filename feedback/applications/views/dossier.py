"""A dossier that was sent: where it stands, what is asked for, what was said."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import segno

from feedback.applications import actions, policies, workflow
from feedback.applications.definition.questions import AnswerError
from feedback.applications.forms import AnswersForm, MessageForm
from feedback.applications.models import Application, SupplementRequest
from feedback.applications.showing import Reader, timeline
from feedback.applications.views import pages
from feedback.applications.views.access import own_application, person
from feedback.applications.views.sending import begin, begun
from feedback.cases.workflow import StepNotAllowed
from portal.web.templatetags.portal import moment

State = workflow.ApplicationState


@require_safe
@login_required
def dossier(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show where a dossier stands; a draft goes on to its task list."""
    application = own_application(request, uuid)
    if application.case.state == State.DRAFT:
        return redirect("applications:tasks", uuid=uuid)
    return render(request, "applications/dossier.html", _context(application, MessageForm()))


def _context(application: Application, form: MessageForm) -> dict[str, Any]:
    state = application.case.state
    sent = list(application.submissions.order_by("-number"))
    answers = sent[0].answers if sent else application.answers
    decided = state in {State.APPROVED, State.REFUSED}
    steps = {step.action for step in workflow.APPLICATION.steps_from(state)}
    return {
        "application": application,
        "state": workflow.APPLICATION.wording(state),
        "tone": workflow.tone(state),
        "turn": workflow.TURNS[state],
        "next": workflow.NEXT[state],
        "due": application.case.clocks.running().order_by("due_at").first(),
        "submission": sent[-1] if sent else None,
        "supplement": SupplementRequest.objects.filter(application=application).first()
        if state == State.NEEDS_SUPPLEMENT
        else None,
        "decision": application.decisions.filter(returned_at=None).first() if decided else None,
        "may_withdraw": "withdraw" in steps,
        "sections": Reader(application, answers=answers, language=get_language() or "vi").sections(
            before=sent[1].answers if len(sent) > 1 else None
        ),
        "timeline": timeline(application),
        "conversation": application.case.messages.order_by("created_at", "pk").select_related(
            "author"
        ),
        "form": form,
    }


@require_safe
@login_required
def receipt(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the receipt of what was sent, to photograph or print."""
    application = own_application(request, uuid)
    submission = application.submissions.order_by("number").first()
    if submission is None:
        raise Http404
    address = f"{settings.BASE_URL}{reverse('applications:dossier', kwargs={'uuid': uuid})}"
    clock = application.case.clocks.running().order_by("due_at").first()
    drawing = segno.make(address, error="m").svg_inline(scale=4, dark="#15201b", light="#ffffff")
    return render(
        request,
        "applications/receipt.html",
        {
            "application": application,
            "submission": submission,
            "next": workflow.NEXT[application.case.state],
            "due": moment(clock.due_at) if clock else "",
            "qr_svg": mark_safe(drawing),  # noqa: S308 — drawn by segno from our own address
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def supplement(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show and save the questions that are to be mended, and send them."""
    application = own_application(request, uuid)
    if application.case.state != State.NEEDS_SUPPLEMENT:
        return redirect("applications:dossier", uuid=uuid)
    posted = request.method == "POST"
    form = AnswersForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        questions=policies.open_questions(application).values(),
        answers=application.answers,
        language=get_language() or "vi",
    )
    if posted:
        done = _supplement(request, application, form)
        if done is not None:
            return done
        application = own_application(request, uuid)
    context = {
        "application": application,
        "supplement": application.supplement,
        "form": form,
        "rows": pages.rows(application, form, reasons=application.supplement.reasons),
        "begun": begin(),
    }
    return render(request, "applications/supplement.html", context)


def _supplement(
    request: HttpRequest, application: Application, form: AnswersForm
) -> HttpResponse | None:
    """Save, and send if asked to; None means that the page has something to say."""
    form.is_valid()
    lock_version = request.POST.get("lock_version", "")
    try:
        actions.save_page(
            application,
            actor=person(request),
            answers=form.given(),
            lock_version=int(lock_version) if lock_version.isdecimal() else 0,
            now=timezone.now(),
        )
    except actions.AnswersChangedError:
        form.add_error(
            None, _("Người khác vừa sửa các câu này. Tải lại trang để xem bản mới, rồi sửa tiếp.")
        )
    except (actions.LockedError, AnswerError) as refusal:
        form.add_error(None, str(refusal))
    pages.keep_uploads(application, form, actor=person(request))
    pages.remove_chosen(request, application)
    if form.errors:
        return None
    if "send" not in request.POST:
        return redirect("applications:supplement", uuid=application.case.uuid)
    return _send_supplement(request, application, form)


def _send_supplement(
    request: HttpRequest, application: Application, form: AnswersForm
) -> HttpResponse | None:
    key, _moment = begun(request.POST.get("begun", ""))
    try:
        actions.answer_supplement(application, actor=person(request), key=key, now=timezone.now())
    except actions.NotCompleteError as missing:
        for fault in missing.faults:
            known = fault.question.key in form.fields
            form.add_error(fault.question.key if known else None, fault.message)
        return None
    except StepNotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("applications:dossier", uuid=application.case.uuid)
    messages.success(request, _("Đã gửi bổ sung. Cán bộ sẽ xem tiếp hồ sơ của bạn."))
    return redirect("applications:dossier", uuid=application.case.uuid)


@require_POST
@login_required
def message(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Send a message to the office."""
    application = own_application(request, uuid)
    if application.submitted_at is None:
        raise Http404
    form = MessageForm(request.POST)
    if not form.is_valid():
        return render(request, "applications/dossier.html", _context(application, form), status=422)
    actions.write_message(
        application,
        actor=person(request),
        text=form.cleaned_data["text"],
        from_office=False,
        now=timezone.now(),
    )
    messages.success(request, _("Đã gửi tin nhắn."))
    return redirect("applications:dossier", uuid=uuid)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask once whether to withdraw, then do it."""
    application = own_application(request, uuid)
    if request.method == "POST":
        try:
            actions.withdraw(application, actor=person(request), now=timezone.now())
        except StepNotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Đã rút hồ sơ."))
        return redirect("applications:list")
    if application.case.closed_at is not None:
        return redirect("applications:dossier", uuid=uuid)
    return render(request, "applications/withdraw.html", {"application": application})

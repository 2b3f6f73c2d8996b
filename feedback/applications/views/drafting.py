"""The task list of a draft, its pages, autosave, and the choice between two versions."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from feedback.applications import actions
from feedback.applications.definition.questions import AnswerError, Section
from feedback.applications.forms import AnswersForm
from feedback.applications.models import Application
from feedback.applications.showing import Reader
from feedback.applications.views import pages
from feedback.applications.views.access import own_application, person
from feedback.applications.workflow import ApplicationState
from portal.web.templatetags.portal import moment

State = ApplicationState


@require_safe
@login_required
def tasks(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the sections of a draft with what each still needs."""
    application = own_application(request, uuid)
    if application.case.state != State.DRAFT:
        return redirect("applications:dossier", uuid=uuid)
    items = pages.task_items(application, language=get_language() or "vi")
    return render(
        request,
        "applications/tasks.html",
        {
            "application": application,
            "items": items,
            "is_complete": all(item["is_complete"] for item in items),
            "is_open": application.round.closes_at > timezone.now(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """Show one page of the form and save it; what can be read is kept even if the rest cannot."""
    stash = f"typed:{uuid}:{key}"
    if not request.user.is_authenticated:
        if request.method == "POST":
            # The session ended while they typed: keep the words until they are back.
            request.session[stash] = request.POST.urlencode()
        return redirect_to_login(request.path)
    application, part = _draft(request, uuid, key)
    if request.method == "POST":
        return _save(request, application, part)
    kept = request.session.pop(stash, None)
    form = pages.section_form(application, part, data=QueryDict(kept) if kept else None)
    if kept:
        messages.info(request, _("Phiên trước đã hết. Kiểm tra những gì bạn gõ rồi bấm lưu."))
    return pages.render_section(request, application, part, form=form)


@require_POST
def autosave(request: HttpRequest, uuid: UUID, key: str) -> JsonResponse:
    """Save a page while it is being typed; the same action as the button."""
    if not request.user.is_authenticated:
        message = _("Bạn đã hết phiên đăng nhập. Bấm Lưu để đăng nhập lại; chữ đã gõ được giữ.")
        return JsonResponse({"message": message}, status=401)
    application, part = _draft(request, uuid, key)
    form = pages.section_form(application, part, data=request.POST)
    form.is_valid()
    try:
        saved = _keep(request, application, form)
    except actions.AnswersChangedError:
        message = _("Người khác vừa sửa phần này. Bấm Lưu để so sánh hai bản.")
        return JsonResponse({"message": message}, status=409)
    except (actions.LockedError, AnswerError) as refusal:
        return JsonResponse({"message": str(refusal)}, status=409)
    said = _("Đã tự lưu lúc %(time)s") % {"time": moment(saved.saved_at)}
    return JsonResponse({"message": said, "lock_version": saved.lock_version})


@require_POST
@login_required
def merge(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """Save what a person chose between their version and the stored one."""
    application, part = _draft(request, uuid, key)
    try:
        mine = json.loads(request.POST.get("mine", ""))
        chosen = {name: mine[name] for name in mine if request.POST.get(f"pick-{name}") != "theirs"}
        _write(request, application, chosen)
    except actions.AnswersChangedError as changed:
        return _choose(request, application, part, mine=chosen, changed=changed)
    except (ValueError, TypeError, AnswerError, actions.LockedError):
        messages.error(request, _("Không lưu được lựa chọn. Xem lại phần này rồi lưu lại."))
        return redirect("applications:section", uuid=uuid, key=key)
    messages.success(request, _("Đã lưu bản bạn chọn."))
    return redirect("applications:section", uuid=uuid, key=key)


def _draft(request: HttpRequest, uuid: UUID, key: str) -> tuple[Application, Section]:
    application = own_application(request, uuid)
    part = application.round.form_version.form.section(key)
    if part is None or application.case.state != State.DRAFT:
        raise Http404
    return application, part


def _lock_version(request: HttpRequest) -> int:
    text = request.POST.get("lock_version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _keep(request: HttpRequest, application: Application, form: AnswersForm) -> Application:
    form.forget_irrelevant_errors(application.round.form_version.form, application.answers)
    return _write(request, application, form.given())


def _write(request: HttpRequest, application: Application, answers: dict[str, Any]) -> Application:
    return actions.save_page(
        application,
        actor=person(request),
        answers=answers,
        lock_version=_lock_version(request),
        now=timezone.now(),
    )


def _save(request: HttpRequest, application: Application, part: Section) -> HttpResponse:
    form = pages.section_form(application, part, data=request.POST, files=request.FILES)
    form.is_valid()
    try:
        _keep(request, application, form)
    except actions.AnswersChangedError as changed:
        return _choose(request, application, part, mine=form.given(), changed=changed)
    except (AnswerError, actions.LockedError) as refusal:
        form.add_error(None, str(refusal))
    pages.keep_uploads(application, form, actor=person(request))
    pages.remove_chosen(request, application)
    if form.errors:
        application = own_application(request, application.case.uuid)
        return pages.render_section(request, application, part, form=form)
    if "remove" in request.POST or form.uploads():
        return redirect(request.path)
    if "later" in request.POST:
        messages.success(request, _("Đã lưu nháp. Bạn có thể quay lại bất cứ lúc nào."))
        return redirect("applications:tasks", uuid=application.case.uuid)
    following = pages.next_section(own_application(request, application.case.uuid), part)
    if following is None:
        return redirect("applications:check", uuid=application.case.uuid)
    return redirect("applications:section", uuid=application.case.uuid, key=following.key)


def _choose(
    request: HttpRequest,
    application: Application,
    part: Section,
    *,
    mine: dict[str, Any],
    changed: actions.AnswersChangedError,
) -> HttpResponse:
    """Show both versions of every answer that others changed meanwhile; nothing is saved yet."""
    language = get_language() or "vi"
    both = {**_only(changed.theirs), **_only(changed.mine)}
    reader = Reader(application, answers=both, language=language)
    form = application.round.form_version.form
    rows = [
        {
            "key": key,
            "label": question.label.in_language(language),
            "mine": reader.words(question, _only(changed.mine)),
            "theirs": reader.words(question, _only(changed.theirs)),
        }
        for key in changed.mine
        if (question := form.question(key)) is not None
    ]
    context = {
        "application": own_application(request, application.case.uuid),
        "section": part,
        "rows": rows,
        "mine": json.dumps(mine, ensure_ascii=False),
        "lock_version": changed.lock_version,
    }
    return render(request, "applications/merge.html", context, status=409)


def _only(answers: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answers.items() if value is not None}

"""What the pages of a form share: their fields, their files, their state, their order."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from feedback.applications import actions
from feedback.applications.definition.answers import fault, relevant, stripped
from feedback.applications.definition.conditions import rests_on
from feedback.applications.definition.questions import Question, Section
from feedback.applications.forms import AnswersForm
from feedback.applications.models import Application
from feedback.applications.showing import Reader
from feedback.cases.actions import UploadRefused
from portal.users.models import User


def section_form(
    application: Application, section: Section, *, data: Any = None, files: Any = None
) -> AnswersForm:
    """Return the form of one page."""
    return AnswersForm(
        data,
        files,
        questions=questions_shown(application, section),
        answers=application.answers,
        language=get_language() or "vi",
    )


def questions_shown(application: Application, section: Section) -> list[Question]:
    """
    Return the questions of a page that count, or may come to count by an answer on this page.

    Without JavaScript the latter are all there; with it they come and go as answers change.
    """
    counted = relevant(application.round.form_version.form, application.answers)
    here = {question.key for question in section.questions}
    return [
        question
        for question in section.questions
        if question.key in counted or rests_on(question.when) & here
    ]


def rows(application: Application, form: AnswersForm, **more: Any) -> list[dict[str, Any]]:
    """Return a page's fields with their conditions and the files kept so far."""
    reasons = more.get("reasons", {})
    reader = Reader(application, answers=application.answers, language=get_language() or "vi")
    return [
        {
            "field": form[question.key],
            "question": question,
            "files": reader.files(question) if question.kind == "file" else [],
            "when": json.dumps(question.when) if question.when else "",
            "reason": reasons.get(question.key, ""),
        }
        for question in form.questions
    ]


def render_section(
    request: HttpRequest, application: Application, section: Section, *, form: AnswersForm
) -> HttpResponse:
    """Show one page of the form."""
    language = get_language() or "vi"
    sections = application.round.form_version.form.sections
    elsewhere = {
        key: value
        for key, value in stripped(application.round.form_version.form, application.answers).items()
        if not any(question.key == key for question in section.questions)
    }
    return render(
        request,
        "applications/section.html",
        {
            "application": application,
            "section": section,
            "title": section.title.in_language(language),
            "intro": section.intro.in_language(language),
            "form": form,
            "rows": rows(application, form),
            "elsewhere": json.dumps(elsewhere, ensure_ascii=False),
            "number": sections.index(section) + 1,
            "total": len(sections),
            "is_open": application.round.closes_at > timezone.now(),
        },
    )


def keep_uploads(application: Application, form: AnswersForm, *, actor: User) -> None:
    """Attach the files of a page; a refusal stands at its field and the other files are kept."""
    for key, upload in form.uploads():
        try:
            actions.attach_file(
                application, question=key, upload=upload, actor=actor, now=timezone.now()
            )
        except UploadRefused as refusal:
            form.add_error(key, refusal)
        except actions.LockedError as refusal:
            form.add_error(key, str(refusal))


def remove_chosen(request: HttpRequest, application: Application) -> None:
    """Take away the file whose remove button was pressed."""
    question, _colon, uuid = request.POST.get("remove", "").partition(":")
    if uuid:
        actions.remove_file(
            application,
            question=question,
            uuid=uuid,
            actor=request.user,  # type: ignore[arg-type]
            now=timezone.now(),
        )


def next_section(application: Application, section: Section) -> Section | None:
    """Return the next page that has anything to ask."""
    sections = application.round.form_version.form.sections
    following = sections[sections.index(section) + 1 :]
    return next((one for one in following if questions_shown(application, one)), None)


def task_items(application: Application, *, language: str) -> list[dict[str, Any]]:
    """Return the pages of the form with their states, for the task list component."""
    form = application.round.form_version.form
    counted = relevant(form, application.answers)
    return [
        _task_item(application, section, counted, language=language) for section in form.sections
    ]


def _task_item(
    application: Application, section: Section, counted: dict[str, Question], *, language: str
) -> dict[str, Any]:
    asked = [question for question in section.questions if question.key in counted]
    answers = application.answers
    open_count = sum(bool(fault(question, answers.get(question.key))) for question in asked)
    begun = any(question.key in answers for question in asked)
    status, tone, hint = _("Xong"), "success", ""
    if not asked:
        status, tone = _("Không cần trả lời"), "neutral"
    elif open_count:
        status, tone = (_("Đang làm"), "warning") if begun else (_("Chưa bắt đầu"), "neutral")
        hint = ngettext("Còn %(count)s câu", "Còn %(count)s câu", open_count) % {
            "count": open_count
        }
    elif not begun:
        status, tone = _("Không bắt buộc"), "neutral"
    address = reverse(
        "applications:section", kwargs={"uuid": application.case.uuid, "key": section.key}
    )
    return {
        "label": section.title.in_language(language),
        "href": address if asked else "",
        "status": status,
        "tone": tone,
        "hint": hint,
        "is_complete": not open_count,
    }

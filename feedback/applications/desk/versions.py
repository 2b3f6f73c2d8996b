"""Frozen forms at the desk: the list, a look as the applicant has it, and import from a file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from feedback.applications import actions
from feedback.applications.desk.access import for_managers, for_office, officer
from feedback.applications.desk.rounds import header
from feedback.applications.forms import AnswersForm, ImportForm
from feedback.applications.models import FormVersion


@require_safe
@for_office
def versions(request: HttpRequest) -> HttpResponse:
    """List the frozen forms of every programme."""
    found = FormVersion.objects.select_related("programme", "frozen_by").newest_first()
    context = {**header(_("Biểu mẫu")), "versions": found}
    return render(request, "applications/desk/versions.html", context)


@require_safe
@for_office
def preview(request: HttpRequest, version_id: int) -> HttpResponse:
    """Show a frozen form as an applicant sees it; nothing can be sent from here."""
    version = get_object_or_404(FormVersion.objects.select_related("programme"), pk=version_id)
    language = get_language() or "vi"
    sections = []
    for section in version.form.sections:
        form = AnswersForm(questions=section.questions, answers={}, language=language)
        rows = [{"field": form[question.key], "question": question} for question in form.questions]
        sections.append({"title": section.title.in_language(language), "rows": rows})
    context = {"version": version, "sections": sections}
    return render(request, "applications/desk/preview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def import_form(request: HttpRequest) -> HttpResponse:
    """Freeze a form from a JSON file, or list everything that is wrong with it."""
    form = ImportForm(request.POST or None, request.FILES or None)
    problems = []
    if request.method == "POST" and form.is_valid():
        try:
            version = actions.freeze_form(
                form.cleaned_data["programme"],
                definition=form.cleaned_data["file"],
                actor=officer(request),
                now=timezone.now(),
            )
        except actions.FormRefusedError as refusal:
            problems = refusal.problems
        else:
            messages.success(request, _("Đã có %(version)s.") % {"version": version})
            return redirect("applications_desk:versions")
    context = {
        **header(_("Nhập biểu mẫu")),
        "form": form,
        "problems": problems,
        "submit": _("Kiểm tra và nhập"),
        "back": reverse("applications_desk:versions"),
    }
    return render(request, "applications/desk/form.html", context)

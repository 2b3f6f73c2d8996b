"""The officers' queue, what came first on top."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from feedback.applications import workflow
from feedback.applications.desk.access import for_office, officer
from feedback.applications.forms import QueueForm
from feedback.applications.models import Application
from feedback.applications.querysets import ApplicationQuerySet
from portal.users.models import User
from portal.vietnamese.writing import clean

PER_PAGE = 50


@require_safe
@for_office
def queue(request: HttpRequest) -> HttpResponse:
    """List the dossiers that were sent, by round, state, officer, lateness and words."""
    form = QueueForm(request.GET)
    found = filtered(Application.objects.sent(), form, user=officer(request))
    page = Paginator(found.with_people().oldest_first(), PER_PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    return render(
        request,
        "applications/desk/queue.html",
        {
            "header_title": _("Hồ sơ đăng ký"),
            "header_icon": "folder-open-inverse",
            "breadcrumbs_items": [{"url": "", "label": _("Hồ sơ đăng ký")}],
            "form": form,
            "page": page,
            "query": query.urlencode(),
            "rows": [
                {
                    "application": application,
                    "state": workflow.ApplicationState(application.case.state).label,
                    "href": reverse("applications_desk:case", args=[application.case.uuid]),
                }
                for application in page
            ],
        },
    )


def filtered(
    applications: ApplicationQuerySet, form: QueueForm, *, user: User
) -> ApplicationQuerySet:
    """Return the applications that the filters leave; a filter that makes no sense is ignored."""
    form.is_valid()
    wanted = form.cleaned_data
    if wanted.get("round"):
        applications = applications.in_round(wanted["round"].pk)
    if wanted.get("state"):
        applications = applications.in_state(wanted["state"])
    if wanted.get("mine"):
        applications = applications.assigned_to(user)
    if wanted.get("overdue"):
        applications = applications.overdue(at=timezone.now())
    words = clean(wanted.get("q") or "").strip()
    return applications.matching(words) if words else applications

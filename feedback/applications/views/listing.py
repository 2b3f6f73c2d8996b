"""My applications, what waits for me first."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from feedback.applications import workflow
from feedback.applications.models import Application, Round
from feedback.applications.views.access import person

PER_PAGE = 20


@require_safe
@login_required
def my_applications(request: HttpRequest) -> HttpResponse:
    """Show the person's dossiers and those of their organisations, with open rounds below."""
    now = timezone.now()
    mine = Application.objects.of_people(person(request)).with_people().to_do_first()
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("trang"))
    rows = [
        {
            "application": application,
            "state": workflow.APPLICATION.wording(application.case.state),
            "tone": workflow.tone(application.case.state),
            "turn": workflow.TURNS[application.case.state],
            "is_draft": application.case.state == workflow.ApplicationState.DRAFT,
            "is_open": application.round.closes_at > now,
        }
        for application in page
    ]
    return render(
        request,
        "applications/list.html",
        {
            "page": page,
            "waiting": [row for row in rows if row["turn"] == workflow.Turn.APPLICANT],
            "others": [row for row in rows if row["turn"] != workflow.Turn.APPLICANT],
            "rounds": Round.objects.open(at=now)
            .select_related("programme")
            .order_by("closes_at", "pk")[:6],
        },
    )

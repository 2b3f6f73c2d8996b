"""Checking the answers and sending them."""

import uuid as uuids
from datetime import datetime
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from feedback.applications import actions
from feedback.applications.definition.answers import faults
from feedback.applications.models import Application
from feedback.applications.showing import Reader
from feedback.applications.views.access import own_application, person
from feedback.applications.workflow import ApplicationState

SALT = "applications.begun"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show all answers, and send them; a repeat leads to the same receipt."""
    application = own_application(request, uuid)
    if application.case.state != ApplicationState.DRAFT:
        return redirect("applications:receipt", uuid=uuid)
    closed = False
    if request.method == "POST":
        key, begun_at = begun(request.POST.get("begun", ""))
        try:
            actions.submit(application, actor=person(request), key=key, begun_at=begun_at)
        except actions.RoundClosedError:
            closed = True
        except actions.NotCompleteError:
            return _page(request, application, closed=False, status=422)
        else:
            return redirect("applications:receipt", uuid=uuid)
    closed = closed or application.round.closes_at <= timezone.now()
    return _page(request, application, closed=closed, status=409 if request.POST else 200)


def begin() -> str:
    """Return a signed note of this moment with a key for one sending."""
    return signing.dumps([uuids.uuid4().hex, timezone.now().isoformat()], salt=SALT)


def begun(note: str) -> tuple[str, datetime | None]:
    """Return the key and the moment in a note; a new key and no moment if it is not ours."""
    try:
        key, moment = signing.loads(note, salt=SALT, max_age=24 * 3600)
        return key, datetime.fromisoformat(moment)
    except signing.BadSignature:
        return uuids.uuid4().hex, None


def _page(
    request: HttpRequest, application: Application, *, closed: bool, status: int
) -> HttpResponse:
    language = get_language() or "vi"
    form = application.round.form_version.form
    reader = Reader(application, answers=application.answers, language=language)
    found = {fault.question.key: fault for fault in faults(form, application.answers)}
    return render(
        request,
        "applications/check.html",
        {
            "application": application,
            "sections": reader.sections(),
            "faults": [
                {
                    "label": fault.question.label.in_language(language),
                    "message": fault.message,
                    "section": fault.section.key,
                    "key": fault.question.key,
                }
                for fault in found.values()
            ],
            "is_closed": closed,
            "begun": begin(),
        },
        status=status,
    )

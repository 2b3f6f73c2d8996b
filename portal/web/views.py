"""The frame's own pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from portal.web import actions, errors
from portal.web.forms import OpinionForm
from portal.web.limits import client_address, take

OPINIONS_A_MINUTE = 20


# Public pages are the same for all and hold no token; a vote without a person needs none.
@csrf_exempt
@require_POST
def opinion(request: HttpRequest) -> HttpResponse:
    form = OpinionForm(request.POST)
    if not form.is_valid() or request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site":
        return errors.bad_request(request)
    wait = take(
        scope="opinion", subject=client_address(request), limit=OPINIONS_A_MINUTE, seconds=60
    )
    if wait:
        return errors.too_many(request, retry_after=wait)
    path = form.cleaned_data["page"]
    actions.record_opinion(
        path, is_useful=form.cleaned_data["is_useful"] == "yes", on=timezone.localdate()
    )
    return render(request, "web/opinion_thanks.html", {"path": path})

"""Suggestions while typing, the same for everybody."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.completing import completions
from search.query import TEXT


@require_safe
@cache_control(public=True, max_age=60)
def suggestions(request: HttpRequest) -> HttpResponse:
    found = completions(request.GET.get(TEXT, ""), path=reverse("search:results"))
    return JsonResponse(
        {"suggestions": [asdict(one) for one in found]}, json_dumps_params={"ensure_ascii": False}
    )

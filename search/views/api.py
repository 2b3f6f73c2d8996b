"""The page that tells people how to ask the JSON address."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.web.pages import public_page
from search.api.endpoint import parameters
from search.api.openness import PER_MINUTE, SECONDS_KEPT


@require_safe
@public_page()
def reference(request: HttpRequest) -> HttpResponse:
    address = f"{settings.BASE_URL}{reverse('api:search')}"
    context = {
        "parameters": parameters(),
        "address": address,
        "example": f"{address}?q=khu+c%C3%B4ng+nghi%E1%BB%87p&kind=document&valid_on=2024-07-01",
        "per_minute": PER_MINUTE,
        "seconds_kept": SECONDS_KEPT,
    }
    return render(request, "search/api.html", context)

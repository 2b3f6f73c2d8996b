"""Public addresses: the list of communes, the picker's suggestions and the map's shapes."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from portal.places import finding, locating, shapes
from portal.places.models import Commune
from portal.vietnamese import writing
from portal.web.pages import public_page

# An hour by itself, a day while it is fetched anew: boundaries change once in years.
_public = cache_control(public=True, max_age=3600, stale_while_revalidate=86_400)


def _version(request: HttpRequest) -> str:
    pk, digest = locating.loaded_boundaries()
    return f'"{shapes.FORM}-{pk}-{digest[:16]}"'


@require_safe
@_public
@gzip_page
@condition(etag_func=_version)
def communes_geojson(request: HttpRequest) -> HttpResponse:
    content = shapes.geojson(*locating.loaded_boundaries())
    return HttpResponse(content, content_type="application/geo+json; charset=utf-8")


@require_safe
@_public
def suggestions(request: HttpRequest) -> HttpResponse:
    matches = finding.find_matches(request.GET.get("q", ""), limit=8)
    return JsonResponse(
        {
            "suggestions": [
                {"code": match.commune.code, "name": str(match.commune), "note": match.note}
                for match in matches
            ]
        },
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
@public_page()
def communes(request: HttpRequest) -> HttpResponse:
    typed = writing.clean(request.GET.get("q", "")).strip()[: finding.MAX_TYPED]
    context = {
        "typed": typed,
        "matches": finding.find_matches(typed, limit=65),
        "communes": Commune.objects.by_name().prefetch_related("former"),
    }
    return render(request, "places/communes.html", context)

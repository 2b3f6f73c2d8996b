"""The address /api/search/ and its description /api/openapi.json."""

import copy
import functools
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ninja import NinjaAPI, Query
from ninja.decorators import decorate_view
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from search.answering import SearchUnavailableError, answer
from search.api import problems
from search.api.answers import Answer, Problem
from search.api.asking import DESCRIPTIONS, Question
from search.api.making import answered, version
from search.api.openness import open_data


class _Renderer(JSONRenderer):
    json_dumps_params = {"ensure_ascii": False}


class SearchAPI(NinjaAPI):
    """The API with a description whose parameters speak for themselves."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> Any:
        return described()

    def raw_schema(self) -> Any:
        """Return the description as the types alone give it."""
        return super().get_openapi_schema()


api = SearchAPI(
    title="Search of the Lạng Sơn green growth portal",
    version="1",
    description="Everything published on the portal: news, programmes, policy documents, pages.",
    openapi_url="/openapi.json",
    docs_url=None,
    docs_decorator=open_data,
    renderer=_Renderer(),
    urls_namespace="api",
)


@functools.cache
def described() -> dict[str, Any]:
    """Return the OpenAPI description, in English."""
    schema: dict[str, Any] = copy.deepcopy(dict(api.raw_schema()))
    schema["servers"] = [{"url": settings.BASE_URL}]
    operation = schema["paths"]["/api/search/"]["get"]
    with translation.override("en"):
        for parameter in operation["parameters"]:
            parameter["description"] = str(DESCRIPTIONS[parameter["name"]])
    for status, response in operation["responses"].items():
        if str(status) != "200":
            response["content"] = {
                "application/problem+json": response["content"]["application/json"]
            }
    return schema


@api.get(
    "/search/",
    response={200: Answer, 422: Problem, 429: Problem, 503: Problem},
    url_name="search",
    operation_id="search",
    summary="Search what is published",
)
@decorate_view(open_data)
def search(request: HttpRequest, response: HttpResponse, asked: Query[Question]) -> dict[str, Any]:
    """Find pages and the clauses in them; a parameter that is not described here is refused."""
    faults = list(problems.misput(request.GET))
    if not faults and asked.is_empty():
        faults = [problems.Fault("q", problems.NOTHING_ASKED)]
    if faults:
        raise problems.RefusedError(faults)
    query = asked.query()
    found = answer(query)
    if query.page > found.last_page:
        found = answer(query.on_page(found.last_page))
    content = answered(found, on=timezone.localdate())
    response.headers["ETag"] = version(content)
    return content


@api.exception_handler(ValidationError)
def bad_value(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say which parameters cannot be read."""
    faults = [*problems.badly_valued(error.errors), *problems.misput(request.GET)]
    return problems.problem(422, problems.UNREADABLE, faults)


@api.exception_handler(problems.RefusedError)
def refused(request: HttpRequest, error: problems.RefusedError) -> HttpResponse:
    """Say which parameters are not taken."""
    return problems.problem(422, problems.UNREADABLE, error.faults)


@api.exception_handler(SearchUnavailableError)
def unavailable(request: HttpRequest, error: SearchUnavailableError) -> HttpResponse:
    """Say that no engine answers."""
    response = problems.problem(503, problems.UNAVAILABLE)
    response.headers["Retry-After"] = "60"
    return response


def parameters() -> list[dict[str, str]]:
    """Return the parameters with their descriptions, for people, in the language in force."""
    operation = described()["paths"]["/api/search/"]["get"]
    return [
        {
            "name": parameter["name"],
            "description": str(DESCRIPTIONS[parameter["name"]]),
            "default": str(parameter["schema"].get("default", "") or _("không bắt buộc")),
        }
        for parameter in operation["parameters"]
    ]

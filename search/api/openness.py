"""Who may ask how often: everybody, from any site, within a limit; answers may be kept briefly."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.text import format_lazy
from django.views.decorators.http import conditional_page

from portal.web.limits import client_address, take
from search.api.problems import TOO_MANY, problem

PER_MINUTE = 120
SECONDS_KEPT = 60

View = Callable[..., HttpResponse]


def open_data(view: View) -> View:
    """Let a view be asked from any site, limit each asker, and let good answers be kept."""
    kept = conditional_page(view)

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wait = take(
            scope="search-api", subject=client_address(request), limit=PER_MINUTE, seconds=60
        )
        if wait:
            response = problem(429, format_lazy(TOO_MANY, seconds=wait))
            response.headers["Retry-After"] = str(wait)
        else:
            response = kept(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        if response.status_code in {200, 304}:
            patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
        return response

    return answer

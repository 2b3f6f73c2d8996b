"""
One log line for each request: what kind of page, how it ended, how long it took.

The line holds the route's pattern, never the address: codes, tokens and what people searched for
stay out of the logs, and so do their network addresses and accounts.
"""

import sys
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.core.signals import got_request_exception
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

import structlog

logger = structlog.get_logger(__name__)
Handler = Callable[[HttpRequest], HttpResponse]


class RequestLogMiddleware:
    """Gives each request a correlation id and writes its line when it is answered."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        request_id = uuid.uuid4().hex
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            match = request.resolver_match
            logger.info(
                "request_finished",
                method=request.method,
                route=match.route if match else "",
                status=response.status_code,
                milliseconds=round((time.monotonic() - began) * 1000),
            )
        response.headers["X-Request-ID"] = request_id
        return response


@receiver(got_request_exception)
def log_exception(sender: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    """Write the exception that made a page fail, with its trace, under the correlation id."""
    match = request.resolver_match if request else None
    logger.error("request_failed", route=match.route if match else "", exc_info=sys.exc_info()[1])

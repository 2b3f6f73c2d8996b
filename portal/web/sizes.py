"""How much one request may carry, told before a byte of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.web import errors

Handler = Callable[[HttpRequest], HttpResponse]


class RequestSizeMiddleware:
    """Refuses a body larger than MAX_REQUEST_BYTES with a page that says what to do."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal():
            return errors.bad_request(request)
        if int(length) > settings.MAX_REQUEST_BYTES:
            return errors.too_large(request)
        return self.get_response(request)

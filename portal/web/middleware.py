"""Language by path, and privacy as the default of every answer."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import has_vary_header

Handler = Callable[[HttpRequest], HttpResponse]


class PathLanguageMiddleware:
    """Sets the language from the path alone, so that no page varies by cookie or header."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class PrivateByDefaultMiddleware:
    """Marks every answer `private, no-store` whose view did not say otherwise."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_public = "public" in response.get("Cache-Control", "")
        if is_public and (response.cookies or has_vary_header(response, "Cookie")):
            is_public = False
        if not is_public:
            response.headers["Cache-Control"] = "private, no-store"
        return response

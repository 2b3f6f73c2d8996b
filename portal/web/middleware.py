"""Language by path, kept pages, and privacy as the default of every answer."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import has_vary_header

from portal.web.pages import PageCache

Handler = Callable[[HttpRequest], HttpResponse]
# The desk is nobody's public page; health must answer while the database does not.
NEVER_KEPT = ("/admin/", "/healthz", "/readyz", "/static/")


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


class PageCacheMiddleware:
    """Answers a public page from the cache before sessions, users or views are touched."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.cache = PageCache()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"} or request.path_info.startswith(NEVER_KEPT):
            return self.get_response(request)
        key = self.cache.key(request)
        page = self.cache.find(key)
        if page is None:
            response = self.get_response(request)
            page = self.cache.keep(key, request, response)
            if page is None:
                return response
        return self.cache.answer(page, request)


class PrivateByDefaultMiddleware:
    """Marks every answer `private, no-store` whose view did not say otherwise."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_public = "public" in response.get("Cache-Control", "")
        if is_public and (response.cookies or has_vary_header(response, "Cookie")):
            is_public = False
            response.cacheable_parameters = None  # type: ignore[attr-defined]
        if not is_public:
            response.headers["Cache-Control"] = "private, no-store"
        return response


class DeskPolicyMiddleware:
    """Gives the editors' and officers' desk a content policy that Wagtail can work under."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/admin/"):
            response.headers.setdefault(
                "Content-Security-Policy", settings.DESK_CONTENT_SECURITY_POLICY
            )
        return response

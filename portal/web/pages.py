"""
The cache of public pages: whole answers, keyed by address, content version and day.

A page is cached only when its view says that it is public. The key holds the content version,
a row that grows in the very transaction that publishes, so a change shows at once everywhere
and nothing has to be found and deleted. It holds the day too, because the frame shows the date
and programmes show the days left.
"""

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone

import brotli

from portal.web.models import ContentVersion

PUBLIC = "public, no-cache"  # kept by browsers, shown only after asking whether it still holds
SMALLEST_WORTH_COMPRESSING = 500

type_view = Callable[..., HttpResponse]


@dataclass(frozen=True)
class KeptPage:
    """One answer as it was first given."""

    body: bytes
    compressed: bytes
    content_type: str
    language: str
    etag: str


def public_page(*, parameters: tuple[str, ...] = ()) -> Callable[[type_view], type_view]:
    """
    Mark a view's successful answers as the same for everybody.

    Such a view must not look at the session, the user, messages or a CSRF token. Only addresses
    whose query holds none but these parameters are kept, so that nobody can fill the cache.
    """

    def decorate(view: type_view) -> type_view:
        @functools.wraps(view)
        def answer(*args: Any, **kwargs: Any) -> HttpResponse:
            response = view(*args, **kwargs)
            return mark_public(response, parameters=parameters)

        return answer

    return decorate


def mark_public(response: HttpResponse, *, parameters: tuple[str, ...] = ()) -> HttpResponse:
    """Mark one answer as public; answers other than 200 are left private."""
    if response.status_code == 200:
        response.headers["Cache-Control"] = PUBLIC
        response.cacheable_parameters = frozenset(parameters)  # type: ignore[attr-defined]
    return response


def bump_content_version() -> None:
    """Make every kept page stale; call it in the transaction that changes published content."""
    if not ContentVersion.objects.filter(pk=1).update(number=F("number") + 1):
        ContentVersion.objects.get_or_create(pk=1)


def content_version() -> int:
    """Return the number of the newest published change, 0 before the first."""
    return ContentVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0


class PageCache:
    """Keeps and finds whole answers in the cache named "pages"."""

    def key(self, request: HttpRequest) -> str:
        """Return the key of this address at this content version on this day."""
        address = f"{request.scheme}://{request.get_host()}{request.get_full_path()}"
        digest = hashlib.sha256(address.encode()).hexdigest()
        return f"page:{content_version()}:{timezone.localdate():%Y%m%d}:{digest}"

    def find(self, key: str) -> KeptPage | None:
        """Return the kept answer, or None."""
        return caches["pages"].get(key)

    def keep(self, key: str, request: HttpRequest, response: HttpResponse) -> KeptPage | None:
        """Keep an answer that is public in every respect; return None for any other."""
        allowed = getattr(response, "cacheable_parameters", None)
        if allowed is None or response.streaming or response.cookies:
            return None
        if not allowed.issuperset(request.GET):
            return None
        body = response.content
        page = KeptPage(
            body=body,
            compressed=self._compressed(body),
            content_type=response.headers["Content-Type"],
            language=response.get("Content-Language", ""),
            etag=f'"{hashlib.sha256(body).hexdigest()[:32]}"',
        )
        caches["pages"].set(key, page, settings.PAGE_CACHE_SECONDS)
        return page

    def answer(self, page: KeptPage, request: HttpRequest) -> HttpResponse:
        """Return the kept answer in the form this browser takes, or 304 if it has it."""
        response: HttpResponse
        if request.headers.get("If-None-Match") == page.etag:
            response = HttpResponseNotModified()
        elif page.compressed and "br" in request.headers.get("Accept-Encoding", ""):
            response = HttpResponse(page.compressed, content_type=page.content_type)
            response.headers["Content-Encoding"] = "br"
        else:
            response = HttpResponse(page.body, content_type=page.content_type)
        response.headers["ETag"] = page.etag
        response.headers["Cache-Control"] = PUBLIC
        response.headers["Vary"] = "Accept-Encoding"
        if page.language:
            response.headers["Content-Language"] = page.language
        return response

    @staticmethod
    def _compressed(body: bytes) -> bytes:
        """Return the body in brotli; a public page holds no secret that its length could tell."""
        if len(body) < SMALLEST_WORTH_COMPRESSING:
            return b""
        return brotli.compress(body, quality=5)

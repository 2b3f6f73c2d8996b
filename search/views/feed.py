"""The feed of a question: the same address as its page's, below feed/."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from search.answering import SearchUnavailableError, answer
from search.feed import feed
from search.hits import Hit
from search.presenting.filters import address
from search.query import SearchQuery, Sort

PAGES = 3
SECONDS_KEPT = 300
CONTENT_TYPE = "application/atom+xml; charset=utf-8"


@require_safe
@conditional_page
def atom(request: HttpRequest) -> HttpResponse:
    query = SearchQuery.parse(request.GET).sorted_by(Sort.DATE)
    try:
        hits = list(_newest(query))
    except SearchUnavailableError:
        return HttpResponse(status=503, headers={"Retry-After": "60"})
    asked = query.sorted_by(Sort.RELEVANCE)
    content = feed(
        asked,
        hits,
        page_url=address(reverse("search:results"), asked),
        feed_url=address(request.path, asked),
    )
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
    return response


def _newest(query: SearchQuery) -> Iterator[Hit]:
    for page in range(1, PAGES + 1):
        found = answer(query.exactly().on_page(page))
        yield from found.hits
        if page >= found.last_page:
            return

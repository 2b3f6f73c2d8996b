"""The page of results; its address holds the whole question, so that it can be shared."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from search.answering import SearchUnavailableError, answer
from search.presenting import shown
from search.query import SearchQuery
from search.statistics.buffer import notice


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    query = SearchQuery.parse(request.GET)
    if query.is_empty:
        return render(request, "search/start.html", {"query": query})
    try:
        found = answer(query)
        if query.page > found.last_page:
            found = answer(query.on_page(found.last_page))
    except SearchUnavailableError:
        return render(request, "search/unavailable.html", {"query": query}, status=503)
    notice(query, total=found.total, headers=request.headers, on=timezone.localdate())
    context = shown(found, path=request.path, on=timezone.localdate())
    return render(request, "search/results.html", context)

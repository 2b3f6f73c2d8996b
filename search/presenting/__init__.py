"""What the page of results shows of an answer: hits, filters, what was understood, what now."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from search.answering import SearchResults
from search.presenting.badges import badged
from search.presenting.easing import ways_on
from search.presenting.filters import address, chosen, day_control, groups, labels, sorts
from search.presenting.promoted import promoted
from search.presenting.understanding import proposed, quoted, stand_ins, typed
from search.query import LAST_PAGE, PAGE_SIZE, Sort

# With so few results the page also says how to find more.
FEW = 3


def shown(results: SearchResults, *, path: str, on: date) -> dict[str, Any]:
    """Return the template's context; `on` is the day for which validity is stated."""
    query = results.query
    named = labels(results)
    numbered = Paginator(range(min(results.total, LAST_PAGE * PAGE_SIZE)), PAGE_SIZE)
    return {
        "results": results,
        "query": query,
        "promoted": promoted(query, on=on),
        "hits": badged(results, on=on),
        "groups": tuple(groups(results, named, path)),
        "chosen": tuple(chosen(query, named, path)),
        "all_href": address(path, query.unfiltered()),
        "day": day_control(query, path, today=on),
        "feed_href": address(reverse("search:feed"), query.sorted_by(Sort.RELEVANCE)),
        "sorts": tuple(sorts(query, path)),
        "page": numbered.get_page(query.page),
        "proposed": proposed(results, path),
        "typed": typed(results, path),
        "stand_ins": stand_ins(query),
        "numbers": [f"{number.upper()}…" for number in query.numbers],
        "phrases": quoted(query.phrases),
        "excluded": quoted(query.excluded),
        "is_few": results.total < FEW,
        "ways_on": ways_on(results, path) if results.total < FEW else (),
    }

"""A plan in Elasticsearch's language; what it brings is weighed by search.ranking."""

from collections.abc import Iterable, Mapping
from typing import Any

from elasticsearch_dsl import A, Q, Search

from search.engines.base import MOST_VALUES, PASSAGES_PER_PAGE
from search.engines.elastic.mapping import READ_BACK, TEXTS
from search.query import FACETS, SearchQuery, Sort
from search.ranking.planning import Plan
from search.ranking.scoring import NUMBER

# Up to so many pages are counted exactly.
_EXACT = 40_000
_ORDERS: dict[str, list[Any]] = {
    Sort.RELEVANCE: ["_score", {"day": {"order": "desc", "missing": "_last"}}, "page_id"],
    Sort.DATE: [{"day": {"order": "desc", "missing": "_last"}}, "_score", "page_id"],
}


class Requests:
    """The requests that answer one question."""

    def __init__(self, query: SearchQuery, plan: Plan, *, index: str, client: Any) -> None:
        self._query = query
        self._search = (
            Search(using=client, index=index)
            .query(_asked(query, plan))
            .post_filter(_all(query.filters))
            .extra(track_total_hits=False, track_scores=True)
        )
        if query.words and not plan.gates:
            self._search = self._search.extra(min_score=plan.least)

    def passages(self, *, most: int) -> Search:
        """Return the request for the weightiest passages, with total and facets."""
        return self._counted(self._search.source(list(READ_BACK)).sort("_score", "page_id")[:most])

    def pages(self, *, first: int, size: int) -> Search:
        """Return the request for some pages in the asked order, with total and facets."""
        return self._counted(self._collapsed(self._search, first=first, size=size))

    def pages_behind(self, weighed: Iterable[int], *, first: int, size: int) -> Search:
        """Return the request for pages in the order in which they come, without the weighed."""
        behind = self._search.exclude("terms", page_id=list(weighed))
        return self._collapsed(behind, first=first, size=size)

    def _collapsed(self, search: Search, *, first: int, size: int) -> Search:
        best = {"name": "best", "size": PASSAGES_PER_PAGE, "_source": False}
        ordered = search.source(False).sort(*_ORDERS[self._query.sort])
        return ordered.extra(collapse={"field": "page_id", "inner_hits": best})[
            first : first + size
        ]

    def _counted(self, search: Search) -> Search:
        filters = self._query.filters
        total = A("filter", filter=_all(filters))
        search.aggs.bucket("total", total).metric("pages", _pages())
        for name in FACETS:
            others = {key: value for key, value in filters.items() if key != name}
            values = A("terms", field=name, size=MOST_VALUES, order={"pages": "desc"})
            values.metric("pages", _pages())
            search.aggs.bucket(name, A("filter", filter=_all(others))).bucket("values", values)
        return search


def _pages() -> Any:
    return A("cardinality", field="page_id", precision_threshold=_EXACT)


def _all(filters: Mapping[str, str]) -> Any:
    return Q("bool", filter=[_filter(name, value) for name, value in filters.items()])


def _filter(name: str, value: str) -> Any:
    if name != "valid_on":
        return Q("term", **{name: value})
    ended = [Q("range", **{end: {"lte": value}}) for end in ("expiry", "replaced")]
    return Q("bool", filter=[Q("range", effective={"lte": value})], must_not=ended)


def _asked(query: SearchQuery, plan: Plan) -> Any:
    standing = Q("term", is_withdrawn=False)
    if not query.words:
        return Q("bool", filter=[standing, Q("term", is_page=True)])
    numbers = [Q("prefix", keys=prefix) for prefix in query.numbers]
    anchors = [_weighing(Q("term", terms=term), weight) for term, weight in plan.anchors.items()]
    gates = [Q("bool", filter=[Q("term", terms=term) for term in gate]) for gate in plan.gates]
    return Q(
        "bool",
        filter=[
            standing,
            Q("bool", should=[*(gates or anchors), *numbers], minimum_should_match=1),
            *map(_phrase, plan.required),
        ],
        must_not=[_phrase(phrase) for phrase in plan.excluded],
        should=[*anchors, *([_weighing(Q("bool", should=numbers), NUMBER)] if numbers else [])],
    )


def _weighing(matched: Any, weight: float) -> Any:
    return Q("constant_score", filter=matched, boost=weight)


def _phrase(phrase: Iterable[str]) -> Any:
    return Q("multi_match", query=" ".join(phrase), fields=list(TEXTS), type="phrase")

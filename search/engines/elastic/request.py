"""A question in Elasticsearch's language: gate and ranking are those of the embedded engine."""

from collections.abc import Iterable, Mapping
from typing import Any

from elasticsearch_dsl import A, Q, Search

from search.engines.base import MOST_VALUES, PASSAGES_PER_PAGE
from search.engines.elastic.mapping import WEIGHTS
from search.query import FACETS, PAGE_SIZE, SearchQuery, Sort

NUMBER_BONUS = 1000
# Up to so many pages are counted exactly.
_EXACT = 40_000
_WORDS = [f"{name}^{weight}" for name, weight in WEIGHTS.items()]
_PAIRS = [f"{name}.pairs^{weight}" for name, weight in WEIGHTS.items()]
_ORDERS: dict[str, list[Any]] = {
    Sort.RELEVANCE: ["_score", {"day": {"order": "desc", "missing": "_last"}}, "page_id"],
    Sort.DATE: [{"day": {"order": "desc", "missing": "_last"}}, "_score", "page_id"],
}


def request(query: SearchQuery, *, index: str, client: Any) -> Search:
    """Return the request for one page of what matches, its total and its facets."""
    best = {"name": "best", "size": PASSAGES_PER_PAGE, "_source": False}
    asked = (
        Search(using=client, index=index)
        .query(_asked(query))
        .post_filter(_all(query.filters))
        .sort(*_ORDERS[query.sort])
        .source(False)
        .extra(track_total_hits=False, track_scores=True)
        .extra(collapse={"field": "page_id", "inner_hits": best})
    )
    first = (query.page - 1) * PAGE_SIZE
    asked = asked[first : first + PAGE_SIZE]
    asked.aggs.bucket("total", A("filter", filter=_all(query.filters))).metric("pages", _pages())
    for name in FACETS:
        others = {key: value for key, value in query.filters.items() if key != name}
        values = A("terms", field=name, size=MOST_VALUES, order={"pages": "desc"})
        values.metric("pages", _pages())
        asked.aggs.bucket(name, A("filter", filter=_all(others))).bucket("values", values)
    return asked


def _pages() -> Any:
    return A("cardinality", field="page_id", precision_threshold=_EXACT)


def _all(filters: Mapping[str, str]) -> Any:
    return Q("bool", filter=[_filter(name, value) for name, value in filters.items()])


def _filter(name: str, value: str) -> Any:
    if name != "valid_on":
        return Q("term", **{name: value})
    ended = [Q("range", **{end: {"lte": value}}) for end in ("expiry", "replaced")]
    return Q("bool", filter=[Q("range", effective={"lte": value})], must_not=ended)


def _asked(query: SearchQuery) -> Any:
    standing = Q("term", is_withdrawn=False)
    if not query.words:
        return Q("bool", filter=[standing, Q("term", is_page=True)])
    numbers = [Q("prefix", keys=prefix) for prefix in query.numbers]
    matches = Q("bool", should=[_gate(query), *numbers], minimum_should_match=1)
    phrases = [_phrase(phrase) for phrase in query.phrases]
    excluded = [_phrase(phrase) for phrase in query.excluded]
    bonus = [Q("constant_score", filter=Q("bool", should=numbers), boost=NUMBER_BONUS)]
    return Q(
        "bool",
        filter=[standing, matches, *phrases],
        must_not=excluded,
        should=[
            _words(query.telling_words),
            *map(_pair, query.pairs),
            *(bonus if numbers else []),
        ],
    )


def _gate(query: SearchQuery) -> Any:
    words = query.telling_words
    if len(words) <= 3:
        parts = [_words([word]) for word in words]
        return Q("bool", should=parts, minimum_should_match=min(2, len(words)))
    return Q("bool", should=[_pair(pair) for pair in query.telling_pairs], minimum_should_match=1)


def _words(words: Iterable[str]) -> Any:
    return Q("multi_match", query=" ".join(words), fields=_WORDS, type="most_fields")


def _pair(pair: Iterable[str]) -> Any:
    return Q("multi_match", query=" ".join(pair), fields=_PAIRS, type="most_fields")


def _phrase(phrase: Iterable[str]) -> Any:
    return Q("multi_match", query=" ".join(phrase), fields=list(WEIGHTS), type="phrase")

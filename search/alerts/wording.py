"""A followed question as it is kept, and as it is told to its follower."""

from urllib.parse import parse_qsl, urlencode

from search.answering import SearchResults
from search.presenting.filters import chosen, labels
from search.query import SearchQuery, Sort


def kept(query: SearchQuery) -> str:
    """Return the question as an address's query: its words and filters, no order and no page."""
    return urlencode(query.sorted_by(Sort.RELEVANCE).parameters())


def asked(question: str) -> SearchQuery:
    """Return the question that was kept."""
    return SearchQuery.parse(dict(parse_qsl(question)))


def described(query: SearchQuery) -> str:
    """Return the question in words, in the language in force: “phân loại rác” · Văn bản · 2024."""
    nothing = SearchResults(query=query, total=0, hits=(), engine="", took_ms=0)
    filters = [option.label for option in chosen(query, labels(nothing), "")]
    return " · ".join([f"“{query.text}”", *filters] if query.text else filters)

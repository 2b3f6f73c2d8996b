"""Asking the index: which pages match, in which order, and how they divide."""

from typing import Any

from elasticsearch_dsl import Search

from search.engines.base import EngineUnavailableError, Match, Matches
from search.engines.elastic.request import Requests
from search.engines.elastic.statistics import statistics
from search.query import FACETS, PAGE_SIZE, SearchQuery, Sort
from search.ranking.arranging import MOST_WEIGHED, arranged
from search.ranking.planning import plan, terms_of
from search.ranking.scoring import Candidate, Scorer


def find(client: Any, index: str, query: SearchQuery) -> Matches:
    """
    Return one page of what matches.

    :raises EngineUnavailableError: if only a part of the index answered
    """
    known = statistics(client, index=index, terms=terms_of(query))
    requests = Requests(query, plan(query, known), index=index, client=client)
    first = (query.page - 1) * PAGE_SIZE
    if not query.words or query.sort is Sort.DATE:
        told = _told(requests.pages(first=first, size=PAGE_SIZE))
        return _counted(told, [_collapsed(hit) for hit in told["hits"]["hits"]])
    told = _told(requests.passages(most=MOST_WEIGHED))
    passages = [_candidate(hit, query) for hit in told["hits"]["hits"]]
    ranked = arranged(passages, Scorer(query, known))
    shown = ranked[first : first + PAGE_SIZE]
    if len(shown) < PAGE_SIZE and len(passages) == MOST_WEIGHED:
        weighed = [match.page_id for match in ranked]
        begin = max(0, first - len(ranked))
        behind = requests.pages_behind(weighed, first=begin, size=PAGE_SIZE - len(shown))
        shown += [_collapsed(hit) for hit in _told(behind)["hits"]["hits"]]
    return _counted(told, shown)


def _told(search: Search) -> dict[str, Any]:
    told: dict[str, Any] = search.execute().to_dict()
    if told.get("timed_out") or told["_shards"]["failed"]:
        raise EngineUnavailableError("only a part of the index answered")
    return told


def _candidate(hit: dict[str, Any], query: SearchQuery) -> Candidate:
    said = hit["_source"]
    on = query.on.isoformat() if query.on and "valid_on" not in query.filters else ""
    ends = (said.get("expiry"), said.get("replaced"))
    return Candidate(
        entry=int(hit["_id"]),
        page=said["page_id"],
        title=said["title"],
        heading=said["heading"],
        body=said["body"],
        keys=tuple(said["keys"]),
        year=said["year"],
        has_ended=any(end is not None and end <= on for end in ends),
    )


def _counted(told: dict[str, Any], matches: list[Match]) -> Matches:
    counted = told["aggregations"]
    return Matches(
        total=counted["total"]["pages"]["value"],
        matches=tuple(matches),
        facets={name: _values(counted[name]["values"]["buckets"]) for name in FACETS},
    )


def _collapsed(hit: dict[str, Any]) -> Match:
    best = hit["inner_hits"]["best"]["hits"]["hits"]
    return Match(
        page_id=hit["fields"]["page_id"][0], entries=tuple(int(inner["_id"]) for inner in best)
    )


def _values(buckets: list[dict[str, Any]]) -> dict[str, int]:
    counted = [(str(bucket["key"]), bucket["pages"]["value"]) for bucket in buckets]
    return dict(sorted(counted, key=lambda pair: (-pair[1], pair[0])))

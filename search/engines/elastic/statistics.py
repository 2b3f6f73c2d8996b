"""What the index knows of itself, asked by a document that is not in it."""

from collections.abc import Sequence
from typing import Any

from search.ranking.terms import WEIGHT_OF_A_TITLE, Statistics


def statistics(client: Any, *, index: str, terms: Sequence[str]) -> Statistics:
    """
    Return the index's size and how many of its passages have each term.

    The counts are those of one shard; withdrawn passages count until their segment is merged.
    """
    # A field is counted only if the document has it: a word that is nowhere stands for its text.
    told = client.termvectors(
        index=index,
        doc={"terms": " ".join(terms) or "-", "title": "-", "heading": "-", "body": "-"},
        fields=["terms", "title", "heading", "body"],
        term_statistics=True,
        field_statistics=True,
        positions=False,
        offsets=False,
        payloads=False,
    )["term_vectors"]
    passages = _field(told, "terms")["doc_count"]
    words = _field(told, "body")["sum_ttf"] + WEIGHT_OF_A_TITLE * (
        _field(told, "title")["sum_ttf"] + _field(told, "heading")["sum_ttf"]
    )
    return Statistics(
        passages=max(passages, 0),
        average_length=words / passages if passages > 0 else 0.0,
        frequencies={
            term: known.get("doc_freq", 0)
            for term, known in told.get("terms", {}).get("terms", {}).items()
        },
    )


def _field(told: dict[str, Any], name: str) -> dict[str, int]:
    empty = {"doc_count": 0, "sum_ttf": 0}
    found: dict[str, int] = told.get(name, {}).get("field_statistics", empty)
    return found

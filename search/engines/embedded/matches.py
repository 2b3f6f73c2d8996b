"""Asking an index file: which pages match, in which order, and how they divide."""

import sqlite3
from collections.abc import Iterator, Mapping

from search.engines.base import MOST_VALUES, PASSAGES_PER_PAGE, Match, Matches
from search.engines.embedded.expression import match_expression, number_expression
from search.engines.embedded.schema import WEIGHTS
from search.query import FACETS, PAGE_SIZE, SearchQuery, Sort

# A document that is asked for by its number comes first whatever else matches.
NUMBER_BONUS = 1000

_CONDITIONS = {
    "kind": "p.kind = ?",
    "document_kind": "p.document_kind = ?",
    "year": "p.year = ?",
    "topic": "p.page_id IN (SELECT page_id FROM page_topic WHERE topic = ?)",
    "issuer": "p.issuer = ?",
    "commune": "p.page_id IN (SELECT page_id FROM page_commune WHERE commune = ?)",
    "language": "p.language = ?",
    "valid_on": (
        "p.effective BETWEEN '0' AND ?"
        " AND (p.expiry = '' OR p.expiry > ?) AND (p.replaced = '' OR p.replaced > ?)"
    ),
}
_COUNTED = {name: f"p.{name}" for name in FACETS} | {
    "topic": "t.topic",
    "commune": "t.commune",
}
_ORDERS = {
    Sort.RELEVANCE: "f.score, p.day DESC, p.page_id",
    Sort.DATE: "p.day DESC, f.score, p.page_id",
}


def find(connection: sqlite3.Connection, query: SearchQuery) -> Matches:
    """Return one page of what matches."""
    _collect(connection, query)
    where, values = _where(query.filters)
    total: int = connection.execute(
        f"SELECT count(*) FROM found f JOIN page p USING (page_id) WHERE {where}",  # noqa: S608
        values,
    ).fetchone()[0]
    return Matches(
        total=total,
        matches=tuple(_matches(connection, query)),
        facets={name: dict(_facet(connection, query, name)) for name in FACETS},
    )


def _collect(connection: sqlite3.Connection, query: SearchQuery) -> None:
    """Put what matches the words into `hit`, one row for each entry, and `found`, for each page."""
    connection.execute("CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY, page_id INT, score REAL)")
    connection.execute("CREATE INDEX temp.hit_page ON hit (page_id, score)")
    if not query.words:
        connection.execute("CREATE TEMP TABLE found AS SELECT page_id, 0 AS score FROM page")
        return
    connection.execute(
        f"INSERT INTO hit SELECT words.rowid, entry.page_id, bm25(words, {WEIGHTS})"  # noqa: S608
        " FROM words JOIN entry ON entry.id = words.rowid WHERE words MATCH ?",
        (match_expression(query),),
    )
    if query.numbers:
        connection.execute(
            "UPDATE hit SET score = score - ?"
            " WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?)",
            (NUMBER_BONUS, number_expression(query.numbers)),
        )
    connection.execute(
        "CREATE TEMP TABLE found AS SELECT page_id, min(score) AS score FROM hit GROUP BY page_id"
    )


def _where(filters: Mapping[str, str], *, without: str = "") -> tuple[str, list[str]]:
    asked = {name: value for name, value in filters.items() if name != without}
    conditions = {name: _CONDITIONS[name] for name in asked}
    values = [
        asked[name] for name, condition in conditions.items() for _ in range(condition.count("?"))
    ]
    return " AND ".join(["1", *conditions.values()]), values


def _matches(connection: sqlite3.Connection, query: SearchQuery) -> Iterator[Match]:
    where, values = _where(query.filters)
    pages = connection.execute(
        "SELECT f.page_id FROM found f JOIN page p USING (page_id)"  # noqa: S608
        f" WHERE {where} ORDER BY {_ORDERS[query.sort]} LIMIT ? OFFSET ?",
        [*values, PAGE_SIZE, (query.page - 1) * PAGE_SIZE],
    ).fetchall()
    for (page_id,) in pages:
        best = connection.execute(
            "SELECT id FROM hit WHERE page_id = ? ORDER BY score, id LIMIT ?",
            (page_id, PASSAGES_PER_PAGE),
        )
        yield Match(page_id=page_id, entries=tuple(entry for (entry,) in best))


def _facet(
    connection: sqlite3.Connection, query: SearchQuery, name: str
) -> Iterator[tuple[str, int]]:
    where, values = _where(query.filters, without=name)
    column = _COUNTED[name]
    several = f"JOIN page_{name} t USING (page_id)" if name in {"topic", "commune"} else ""
    rows = connection.execute(
        f"SELECT {column}, count(*) FROM found f JOIN page p USING (page_id) {several}"  # noqa: S608
        f" WHERE {where} AND {column} NOT IN ('') GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
        [*values, MOST_VALUES],
    )
    for value, count in rows:
        yield str(value), count

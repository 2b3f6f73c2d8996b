"""Asking an index file: which pages match, in which order, and how they divide."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from search.engines.base import MOST_VALUES, Match, Matches
from search.engines.embedded.rows import (
    Rows,
    gather,
    number_keys,
    numbered,
    statistics,
    texts,
)
from search.engines.embedded.schema import ROWS_PER_PAGE
from search.query import FACETS, PAGE_SIZE, SearchQuery, Sort
from search.ranking.arranging import MOST_WEIGHED, arranged, grouped
from search.ranking.planning import plan, terms_of
from search.ranking.scoring import NUMBER, Candidate, Scorer
from search.ranking.terms import Statistics

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
_COUNTED = {name: f"p.{name}" for name in FACETS} | {"topic": "t.topic", "commune": "t.commune"}
_ORDERS = {
    Sort.RELEVANCE: "f.score DESC, p.day DESC, p.page_id",
    Sort.DATE: "p.day DESC, f.score DESC, p.page_id",
}


class Found(NamedTuple):
    """A page that matches, with what is needed to weigh its passages."""

    page: int
    year: int | None
    expiry: str
    replaced: str

    def has_ended(self, on: str) -> bool:
        """Return whether the document's force ended by the day."""
        return any("" < end <= on for end in (self.expiry, self.replaced))


def find(
    connection: sqlite3.Connection, query: SearchQuery, *, known: Statistics | None = None
) -> Matches:
    """Return one page of what matches, by the index's own statistics unless others are given."""
    known = known or statistics(connection, terms_of(query))
    rows = _rows(connection, query, known)
    _store(connection, rows if query.words else None)
    found = _found(connection, query)
    return Matches(
        total=len(found),
        matches=tuple(_matches(connection, query, known, rows, found)),
        facets={name: dict(_facet(connection, query, name)) for name in FACETS},
    )


def complete(
    connection: sqlite3.Connection, words: Sequence[str], *, limit: int
) -> tuple[int, ...]:
    """Return the newest pages whose title and number have the words, the last one begun."""
    *whole, begun = words
    expression = " AND ".join([*(f'"{word}"' for word in whole), f'"{begun}" *'])
    asked = connection.execute(
        "SELECT p.page_id FROM titles JOIN page p ON p.page_id = titles.rowid"
        " WHERE titles MATCH ? ORDER BY p.day DESC, p.page_id LIMIT ?",
        (expression, limit),
    )
    return tuple(page for (page,) in asked)


def _rows(connection: sqlite3.Connection, query: SearchQuery, known: Statistics) -> Rows:
    if not query.words:
        return {}
    planned = plan(query, known)
    rows = gather(connection, planned)
    for row in numbered(connection, planned, query.numbers):
        rows[row] = rows.get(row, 0.0) + NUMBER
    return rows


def _store(connection: sqlite3.Connection, rows: Rows | None) -> None:
    """Put each page with its best row's weight into `found`; without rows, every page."""
    connection.execute("CREATE TEMP TABLE found (page_id INTEGER PRIMARY KEY, score REAL NOT NULL)")
    if rows is None:
        connection.execute("INSERT INTO found SELECT page_id, 0 FROM page")
        return
    pages: dict[int, float] = {}
    for row, weight in rows.items():
        page = row // ROWS_PER_PAGE
        if weight >= pages.get(page, 0.0):
            pages[page] = weight
    connection.executemany("INSERT INTO found VALUES (?, ?)", pages.items())


def _found(connection: sqlite3.Connection, query: SearchQuery) -> list[Found]:
    """Return the pages that the filters leave, in the order in which they came."""
    where, values = _where(query.filters)
    asked = connection.execute(
        "SELECT p.page_id, p.year, p.expiry, p.replaced"  # noqa: S608
        " FROM found f JOIN page p USING (page_id)"
        f" WHERE {where} ORDER BY {_ORDERS[query.sort]}",
        values,
    )
    return [Found._make(row) for row in asked]


def _matches(
    connection: sqlite3.Connection,
    query: SearchQuery,
    known: Statistics,
    rows: Rows,
    found: list[Found],
) -> list[Match]:
    first = (query.page - 1) * PAGE_SIZE
    if not query.words:
        return [Match(page.page, ()) for page in found[first : first + PAGE_SIZE]]
    scorer = Scorer(query, known)
    if query.sort is Sort.DATE:
        shown = found[first : first + PAGE_SIZE]
        best = {match.page_id: match for match in _arranged(connection, query, scorer, rows, shown)}
        return [best[page.page] for page in shown if page.page in best]
    ranked = _arranged(connection, query, scorer, rows, found)
    if first + PAGE_SIZE > len(ranked):
        ranked_pages = {match.page_id for match in ranked}
        behind = [page.page for page in found if page.page not in ranked_pages]
        wanted = behind[: first + PAGE_SIZE - len(ranked)]
        ranked += _behind(connection, rows, wanted)
    return ranked[first : first + PAGE_SIZE]


def _arranged(
    connection: sqlite3.Connection,
    query: SearchQuery,
    scorer: Scorer,
    rows: Rows,
    found: list[Found],
) -> list[Match]:
    """Return the pages of the weightiest rows, weighed by all terms."""
    pages = {page.page: page for page in found}
    best = _best([row for row in rows if row // ROWS_PER_PAGE in pages], rows)
    keys = number_keys(connection, best) if query.numbers else {}
    on = query.on.isoformat() if query.on and "valid_on" not in query.filters else ""
    passages = []
    for text in texts(connection, best):
        page = pages[text.row // ROWS_PER_PAGE]
        passages.append(
            Candidate(
                entry=text.entry,
                page=page.page,
                title=text.title,
                heading=text.heading,
                body=text.body,
                keys=keys.get(text.row, ()),
                year=page.year,
                has_ended=page.has_ended(on),
            )
        )
    return arranged(passages, scorer)


def _best(chosen: list[int], rows: Rows) -> list[int]:
    return sorted(chosen, key=lambda row: (-rows[row], row))[:MOST_WEIGHED]


def _behind(connection: sqlite3.Connection, rows: Rows, pages: list[int]) -> list[Match]:
    """Return pages in the given order with their passages as they came."""
    wanted = set(pages)
    own = [row for row in rows if row // ROWS_PER_PAGE in wanted]
    order = {page: at for at, page in enumerate(pages)}
    own.sort(key=lambda row: (order[row // ROWS_PER_PAGE], -rows[row], row))
    entries = {text.row: text.entry for text in texts(connection, own)}
    return grouped([(row // ROWS_PER_PAGE, entries[row]) for row in own])


def _where(filters: Mapping[str, str], *, without: str = "") -> tuple[str, list[str]]:
    conditions = {name: _CONDITIONS[name] for name in filters if name != without}
    values = [
        filters[name] for name, condition in conditions.items() for _ in range(condition.count("?"))
    ]
    return " AND ".join(["1", *conditions.values()]), values


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

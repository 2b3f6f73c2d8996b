"""Asking the tables which rows a plan brings, and what they hold."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from search.ranking.arranging import MOST_WEIGHED
from search.ranking.planning import Conjunction, Plan
from search.ranking.terms import JOINT, Statistics, pairs

# So many rows of a short question are read: words that are everywhere find the newest pages.
MOST_GATED = 30_000

# Each row with what it weighs so far.
Rows = dict[int, float]


class Text(NamedTuple):
    """What a row holds: folded words."""

    row: int
    entry: int
    title: str
    heading: str
    body: str

    def has(self, phrase: Conjunction) -> bool:
        """Return whether the words stand side by side somewhere."""
        return f" {' '.join(phrase)} " in f" {self.title} , {self.heading} , {self.body} "


def statistics(connection: sqlite3.Connection, terms: Iterable[str]) -> Statistics:
    """Return the index's size and how many of its passages have each term."""
    passages, words = connection.execute("SELECT passages, words FROM size").fetchone()
    return Statistics(
        passages=passages,
        average_length=words / passages if passages else 0.0,
        frequencies={term: _frequency(connection, term) for term in terms},
    )


def _frequency(connection: sqlite3.Connection, term: str) -> int:
    for counted in (
        "SELECT passages FROM frequent WHERE term = ?",
        "SELECT doc FROM frequency WHERE term = ?",
    ):
        row = connection.execute(counted, (term,)).fetchone()
        if row:
            return int(row[0])
    return 0


def gather(connection: sqlite3.Connection, plan: Plan) -> Rows:
    """Return the rows that a plan brings, each with what the anchors it has weigh."""
    rows = _gated(connection, plan) if plan.gates else _anchored(connection, plan)
    longer = [phrase for phrase in plan.required if len(phrase) > 2]  # a pair is a term
    if longer:
        rows = {
            text.row: rows[text.row]
            for text in texts(connection, rows)
            if all(text.has(phrase) for phrase in longer)
        }
    return rows


def _gated(connection: sqlite3.Connection, plan: Plan) -> Rows:
    """Return the rows of the gates, those whose words stand side by side the weightiest."""
    most = MOST_GATED // len(plan.gates)
    rows = {
        row: 0.0 for gate in plan.gates for (row,) in _matching(connection, gate, plan, most=most)
    }
    if len(rows) > MOST_WEIGHED:
        demanded = {term for gate in plan.gates for term in gate}
        for term, weight in plan.anchors.items():
            if JOINT in term:
                is_answer = demanded.issuperset(term.split(JOINT))
                for (row,) in _matching(connection, (term,), plan, most=most):
                    if is_answer or row in rows:
                        rows[row] = rows.get(row, 0.0) + weight
    return rows


def _anchored(connection: sqlite3.Connection, plan: Plan) -> Rows:
    rows: Rows = {}
    known = rows.get
    for term, weight in plan.anchors.items():
        for (row,) in _matching(connection, (term,), plan):
            rows[row] = known(row, 0.0) + weight
    return {row: weight for row, weight in rows.items() if weight >= plan.least}


def _matching(
    connection: sqlite3.Connection, terms: Conjunction, plan: Plan, *, most: int = -1
) -> Iterable[tuple[int]]:
    """Return the newest rows with all the terms, all that is required and nothing excluded."""
    required = [term for phrase in plan.required for term in _terms(phrase)]
    expression = " AND ".join(f'"{term}"' for term in dict.fromkeys((*terms, *required)))
    for phrase in plan.excluded:
        excluded = " AND ".join(f'"{term}"' for term in _terms(phrase))
        expression = f"({expression}) NOT ({excluded})"
    return connection.execute(
        "SELECT rowid FROM terms WHERE terms MATCH ? ORDER BY rowid DESC LIMIT ?",
        (expression, most),
    )


def _terms(phrase: Conjunction) -> tuple[str, ...]:
    return tuple(pairs(phrase)) or phrase


def numbered(connection: sqlite3.Connection, plan: Plan, numbers: Iterable[str]) -> set[int]:
    """Return the rows of documents whose number begins so."""
    rows = {
        row
        for number in numbers
        for (row,) in connection.execute(
            "SELECT id FROM number WHERE key >= ? AND key < ?", (number, f"{number}\uffff")
        )
    }
    if not plan.required and not plan.excluded:
        return rows
    return {
        text.row
        for text in texts(connection, rows)
        if all(map(text.has, plan.required)) and not any(map(text.has, plan.excluded))
    }


def texts(connection: sqlite3.Connection, rows: Iterable[int]) -> Iterator[Text]:
    """Yield what the rows hold."""
    asked = connection.execute(
        "SELECT id, entry_id, title, heading, body FROM entry"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(rows)),),
    )
    return map(Text._make, asked)


def number_keys(connection: sqlite3.Connection, rows: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the number's keys of the rows that have any."""
    keys: dict[int, tuple[str, ...]] = {}
    for row, key in connection.execute(
        "SELECT id, key FROM number WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(rows)),),
    ):
        keys[row] = (*keys.get(row, ()), key)
    return keys

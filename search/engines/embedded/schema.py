"""The tables of an index file, and how entries get into them."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from search.engines.text import entry_words
from search.models import Entry
from search.sequence import Position

# A file with another version is thrown away and built again.
VERSION = 3

TABLES = """
CREATE TABLE reached (seq INTEGER NOT NULL, token TEXT NOT NULL);
INSERT INTO reached VALUES (0, '');
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, page_id INTEGER NOT NULL, seq INTEGER NOT NULL
);
CREATE INDEX entry_page ON entry (page_id);
CREATE TABLE page (
    page_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, document_kind TEXT NOT NULL,
    issuer TEXT NOT NULL, year INTEGER, language TEXT NOT NULL, day TEXT NOT NULL,
    effective TEXT NOT NULL, expiry TEXT NOT NULL, replaced TEXT NOT NULL
);
CREATE TABLE page_topic (
    page_id INTEGER NOT NULL, topic TEXT NOT NULL, PRIMARY KEY (page_id, topic)
) WITHOUT ROWID;
CREATE TABLE page_commune (
    page_id INTEGER NOT NULL, commune TEXT NOT NULL, PRIMARY KEY (page_id, commune)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    title, heading, context, number, keys, body,
    tokenize = "unicode61 remove_diacritics 0"
);
"""
# In the order of the columns: a match in a title tells more than one in the text.
WEIGHTS = "3, 3, 0.5, 4, 1, 1"


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file."""
    connection.executescript(TABLES)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def version(connection: sqlite3.Connection) -> int:
    """Return the version of the file's tables, 0 for an empty file."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def reached(connection: sqlite3.Connection) -> Position:
    """Return how far the file follows the sequence."""
    seq, token = connection.execute("SELECT seq, token FROM reached").fetchone()
    return Position(seq=seq, token=token)


def set_reached(connection: sqlite3.Connection, position: Position) -> None:
    """Write how far the file follows the sequence."""
    connection.execute("UPDATE reached SET seq = ?, token = ?", (position.seq, position.token))


def put(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Write entries over their older selves, and remove the withdrawn ones."""
    for entry in entries:
        connection.execute("DELETE FROM words WHERE rowid = ?", (entry.pk,))
        connection.execute("DELETE FROM entry WHERE id = ?", (entry.pk,))
        if entry.part == "":
            _remove_page(connection, entry.page_id)
        if not entry.is_withdrawn:
            _add(connection, entry)


def _remove_page(connection: sqlite3.Connection, page_id: int) -> None:
    connection.execute("DELETE FROM page WHERE page_id = ?", (page_id,))
    connection.execute("DELETE FROM page_topic WHERE page_id = ?", (page_id,))
    connection.execute("DELETE FROM page_commune WHERE page_id = ?", (page_id,))


def _add(connection: sqlite3.Connection, entry: Entry) -> None:
    words = entry_words(entry)
    is_page = entry.part == ""
    connection.execute("INSERT INTO entry VALUES (?, ?, ?)", (entry.pk, entry.page_id, entry.seq))
    # A page's title and number count in full on its own row only: repeated on each passage they
    # would look like common words.
    own = (words.title, "", "", words.number, " ".join(words.keys))
    connection.execute(
        "INSERT INTO words (rowid, title, heading, context, number, keys, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (entry.pk, *(own if is_page else ("", words.heading, words.title, "", "")), words.body),
    )
    if is_page:
        _add_page(connection, entry)


def _add_page(connection: sqlite3.Connection, entry: Entry) -> None:
    day = entry.issued_date or entry.published_at
    connection.execute(
        "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.page_id,
            entry.kind,
            entry.document_kind,
            entry.issuer,
            entry.year,
            entry.language,
            *map(_written, (day, entry.effective_date, entry.expiry_date, entry.replaced_since)),
        ),
    )
    connection.executemany(
        "INSERT INTO page_topic VALUES (?, ?)", [(entry.page_id, topic) for topic in entry.topics]
    )
    connection.executemany(
        "INSERT INTO page_commune VALUES (?, ?)",
        [(entry.page_id, commune) for commune in entry.communes],
    )


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""

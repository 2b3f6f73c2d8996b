"""The tables of an index file, and how entries get into them."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from search.engines.text import EntryWords, entry_words
from search.models import Entry
from search.ranking.terms import WEIGHT_OF_A_TITLE, index_terms
from search.sequence import Position

# A file with another version is thrown away and built again.
VERSION = 4

# A row's number holds its page's, so that pages are counted without looking rows up.
ROWS_PER_PAGE = 1 << 20

# `terms` keeps which rows have a word or a pair of neighbours, and nothing else: how often and
# where is read from `entry`, for the few rows that are weighed.
TABLES = """
CREATE TABLE reached (seq INTEGER NOT NULL, token TEXT NOT NULL);
INSERT INTO reached VALUES (0, '');
CREATE TABLE size (passages INTEGER NOT NULL, words REAL NOT NULL);
INSERT INTO size VALUES (0, 0);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL, seq INTEGER NOT NULL,
    title TEXT NOT NULL, heading TEXT NOT NULL, body TEXT NOT NULL
);
CREATE UNIQUE INDEX entry_by_id ON entry (entry_id);
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
CREATE TABLE number (
    key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)
) WITHOUT ROWID;
CREATE INDEX number_by_id ON number (id);
CREATE VIRTUAL TABLE terms USING fts5 (
    words, content = '', columnsize = 0, detail = none,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);
CREATE VIRTUAL TABLE titles USING fts5 (
    words, content = '', columnsize = 0, detail = none, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE frequency USING fts5vocab (terms, row);
CREATE TABLE frequent (term TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
"""
# Counting the rows of a term takes longer the more there are; these are counted once, at a build.
FREQUENT = 500
# Bytes that FTS5 gathers before it writes: while a file is built, and its own default.
_HASHED, _HASHED_LATER = 64 << 20, 1 << 20


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file."""
    connection.executescript(TABLES)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def begin(connection: sqlite3.Connection) -> None:
    """Let a new file take up much at a time; nobody reads it yet."""
    connection.execute("PRAGMA cache_size = -100000")
    connection.execute("INSERT INTO terms (terms, rank) VALUES ('hashsize', ?)", (_HASHED,))
    connection.execute("INSERT INTO terms (terms, rank) VALUES ('automerge', 0)")


def finish(connection: sqlite3.Connection) -> None:
    """Make a file that was filled quick to read."""
    connection.execute("INSERT INTO terms (terms) VALUES ('optimize')")
    connection.execute("INSERT INTO terms (terms, rank) VALUES ('automerge', 4)")
    connection.execute("INSERT INTO terms (terms, rank) VALUES ('hashsize', ?)", (_HASHED_LATER,))
    connection.execute("INSERT INTO titles (titles) VALUES ('optimize')")
    connection.execute(
        "INSERT INTO frequent SELECT term, doc FROM frequency WHERE doc >= ?", (FREQUENT,)
    )
    connection.execute("ANALYZE entry")


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
        _remove(connection, entry)
        if not entry.is_withdrawn:
            _add(connection, entry)


def add(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Write entries of which the file has none yet."""
    for entry in entries:
        _add(connection, entry)


def _remove(connection: sqlite3.Connection, entry: Entry) -> None:
    row = connection.execute(
        "SELECT id, title, heading, body FROM entry WHERE entry_id = ?", (entry.pk,)
    ).fetchone()
    if row is None:
        return
    key, title, heading, body = row
    # A table without content forgets a row only when it is told what the row held.
    kept = (key, _terms(title, heading, body))
    connection.execute("INSERT INTO terms (terms, rowid, words) VALUES ('delete', ?, ?)", kept)
    connection.execute(
        "UPDATE size SET passages = passages - 1, words = words - ?",
        (_length(title, heading, body),),
    )
    connection.execute("DELETE FROM entry WHERE id = ?", (key,))
    if entry.part == "":
        _remove_page(connection, entry.page_id, key=key, title=title)


def _remove_page(connection: sqlite3.Connection, page_id: int, *, key: int, title: str) -> None:
    connection.execute(
        "INSERT INTO titles (titles, rowid, words) VALUES ('delete', ?, ?)", (page_id, title)
    )
    connection.execute("DELETE FROM number WHERE id = ?", (key,))
    for table in ("page", "page_topic", "page_commune"):
        connection.execute(f"DELETE FROM {table} WHERE page_id = ?", (page_id,))  # noqa: S608


def _add(connection: sqlite3.Connection, entry: Entry) -> None:
    words = entry_words(entry)
    texts = (words.title, words.heading, words.body)
    key = _free_row(connection, entry.page_id)
    connection.execute(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", (key, entry.pk, entry.seq, *texts)
    )
    connection.execute("INSERT INTO terms (rowid, words) VALUES (?, ?)", (key, _terms(*texts)))
    connection.execute(
        "UPDATE size SET passages = passages + 1, words = words + ?", (_length(*texts),)
    )
    if entry.part == "":
        _add_page(connection, entry, words, key=key)


def _free_row(connection: sqlite3.Connection, page_id: int) -> int:
    """Return the next row of the page."""
    first = page_id * ROWS_PER_PAGE
    (last,) = connection.execute(
        "SELECT max(id) FROM entry WHERE id BETWEEN ? AND ?", (first, first + ROWS_PER_PAGE - 1)
    ).fetchone()
    return first if last is None else last + 1


def _terms(title: str, heading: str, body: str) -> str:
    return " ".join(map(index_terms, (title, heading, body)))


def _length(title: str, heading: str, body: str) -> float:
    titled = len(title.split()) + len(heading.split())
    return len(body.split()) + WEIGHT_OF_A_TITLE * titled


def _add_page(connection: sqlite3.Connection, entry: Entry, words: EntryWords, *, key: int) -> None:
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
    connection.execute(
        "INSERT INTO titles (rowid, words) VALUES (?, ?)", (entry.page_id, words.title)
    )
    connection.executemany(
        "INSERT INTO number VALUES (?, ?)", [(number, key) for number in words.keys]
    )
    for table, values in (("page_topic", entry.topics), ("page_commune", entry.communes)):
        connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?)",  # noqa: S608
            [(entry.page_id, value) for value in values],
        )


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""

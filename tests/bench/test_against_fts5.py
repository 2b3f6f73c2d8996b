"""
The embedded engine beside plain FTS5, with the same words in the same run.

Plain FTS5 here is what a first version would do: one column, all words of the question joined by
OR, the ten best by bm25. Times change with the machine and its load; the ratio hardly does.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from search.engines.text import entry_words
from search.query import SearchQuery
from tests.bench import indices
from tests.bench.corpus import Perturbed
from tests.bench.questions import long_questions
from tests.bench.timing import timed

# Each page with one entry, as a portal of news has them.
PAGES = 20_000
QUESTIONS = 100


@pytest.fixture
def source(texts) -> Perturbed:
    return Perturbed(texts, PAGES, together=1)


@pytest.fixture
def plain(source) -> Callable[[str], Any]:
    """Ask FTS5 itself, on a table in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE plain USING fts5"
            " (text, tokenize = 'unicode61 remove_diacritics 0')"
        )
        connection.execute("BEGIN")
        for chunk in source.standing(up_to=PAGES):
            kept = map(entry_words, chunk)
            rows = [(f"{words.title} {words.heading} {words.body}",) for words in kept]
            connection.executemany("INSERT INTO plain VALUES (?)", rows)
        connection.execute("COMMIT")
        connection.execute("INSERT INTO plain (plain) VALUES ('optimize')")

        def ask(text: str) -> list[Any]:
            words = dict.fromkeys(SearchQuery.parse({"q": text}).words)
            expression = " OR ".join(f'"{word}"' for word in words)
            return connection.execute(
                "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY bm25(plain) LIMIT 10",
                (expression,),
            ).fetchall()

        yield ask


class TestEmbeddedEngine:
    def test_is_no_slower_than_plain_fts5(self, source, plain, texts, report, request):
        engine = indices.embedded(
            source,
            kept=request.config.getoption("--kept"),
            fresh=request.config.getoption("--fresh"),
        )
        indices.filled(engine, source)
        questions = long_questions(texts, QUESTIONS)
        ours = timed(lambda text: engine.match(SearchQuery.parse({"q": text})), questions)
        theirs = timed(plain, questions)
        ratios = {
            name.removesuffix("_ms"): round(ours[name] / theirs[name], 2)
            for name in ("p50_ms", "p95_ms", "cpu_p95_ms")
        }
        report(pages=PAGES, engine=ours, plain_fts5=theirs, ratio=ratios)
        assert ratios["cpu_p95"] <= 1

"""The embedded engine as a whole."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from search.checksum import Checksum
from search.engines.base import EngineUnavailableError, Matches, Progress
from search.engines.embedded import checks, matches, schema
from search.engines.embedded.files import SECONDS_FOR_A_WRITER, IndexFiles
from search.engines.embedded.rows import statistics
from search.engines.source import PortalEntries, Source
from search.query import SearchQuery
from search.ranking.planning import terms_of
from search.ranking.terms import Statistics
from search.sequence import START, Position

Answer = TypeVar("Answer")

# A question is rather answered from what is there than later.
SECONDS_FOR_A_READER = 0.05

# What SQLite says of a file that was removed, cut short, or is none of its own.
_UNUSABLE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class EmbeddedEngine:
    """
    An index file on this machine.

    Before it answers it takes up what it has not seen, so that a page is found as soon as it is
    published; where there is no usable file it builds one.
    """

    name = "embedded"

    def __init__(
        self,
        *,
        folder: Path,
        source: Source | None = None,
        part_of: "EmbeddedEngine | None" = None,
    ) -> None:
        """
        Use the files of a folder.

        An index of a part of another's entries tells rare words from common ones as that does, so
        that a question finds in the part what it finds in the whole.
        """
        self._whole = part_of
        self._last: tuple[tuple[str, ...], Statistics] | None = None
        self._source = source or PortalEntries()
        self._files = IndexFiles(folder, source=self._source)

    def match(self, query: SearchQuery) -> Matches:
        known = self._of_the_whole(terms_of(query))
        return self._with_file(lambda file: matches.find(file, query, known=known))

    def statistics(self, terms: Sequence[str]) -> Statistics:
        """
        Return the index's size and how many of its passages have each term.

        :raises EngineUnavailableError: if the engine cannot answer
        """
        return self._with_file(lambda file: statistics(file, terms))

    def complete(self, words: Sequence[str], *, limit: int) -> tuple[int, ...]:
        """
        Return the newest pages whose title and number have the words, the last one only begun.

        :raises EngineUnavailableError: if the engine cannot answer
        """
        if not words:
            return ()
        return self._with_file(lambda file: matches.complete(file, words, limit=limit))

    def follow(self) -> int:
        return self._guarded(self._follow)

    def rebuild(self, *, progress: Progress | None = None) -> int:
        def build() -> int:
            with self._files.alone():
                return self._files.build(progress=progress)

        return self._guarded(build)

    def position(self) -> Position:
        def read() -> Position:
            path = self._files.path()
            if path is None:
                return START
            with self._files.opened(path) as connection:
                return schema.reached(connection)

        return self._guarded(read)

    def checksum(self) -> Checksum:
        def read() -> Checksum:
            path = self._files.path()
            if path is None:
                return Checksum(count=0, total=0)
            with self._files.opened(path) as connection:
                return checks.checksum_of(connection)

        return self._guarded(read)

    def _of_the_whole(self, terms: tuple[str, ...]) -> Statistics | None:
        """Return the whole's statistics, asked once for all pages of one question's answer."""
        if self._whole is None:
            return None
        if self._last is None or self._last[0] != terms:
            self._last = terms, self._whole.statistics(terms)
        return self._last[1]

    def _with_file(self, ask: Callable[[sqlite3.Connection], Answer]) -> Answer:
        def answer() -> Answer:
            self._follow_if_free()
            path = self._files.path()
            if path is None:
                raise EngineUnavailableError("the index was removed")
            with self._files.opened(path) as connection:
                return ask(connection)

        return self._guarded(answer)

    def _guarded(self, work: Callable[[], Answer]) -> Answer:
        """Do the work; if the file is gone or damaged, build another and do it again."""
        try:
            path = self._files.path()
            try:
                return work()
            except sqlite3.DatabaseError as error:
                if _primary_code(error) not in _UNUSABLE:
                    raise
            self._build_first(instead_of=path)
            return work()
        except (sqlite3.Error, OSError) as error:
            raise EngineUnavailableError(str(error)) from error

    def _follow_if_free(self) -> None:
        """Take up what is new, unless another process is at it: its work is not waited for."""
        try:
            self._follow(wait=SECONDS_FOR_A_READER)
        except sqlite3.OperationalError as error:
            if _primary_code(error) != sqlite3.SQLITE_BUSY:
                raise

    def _follow(self, *, wait: float = SECONDS_FOR_A_WRITER) -> int:
        path = self._files.path()
        if path is None or not path.exists():
            return self._build_first()
        end = self._source.position()
        with self._files.opened(path, wait=wait) as connection:
            if schema.version(connection) == schema.VERSION:
                reached = schema.reached(connection)
                if reached == end:
                    return 0
                if reached.seq < end.seq and self._source.is_known(reached):
                    return _take_up(connection, self._source, end)
        return self._build_first(instead_of=path)

    def _build_first(self, *, instead_of: Path | None = None) -> int:
        """Build a file unless another process has done so while this one waited."""
        with self._files.alone():
            path = self._files.path()
            if path is not None and path.exists() and path != instead_of:
                return 0
            return self._files.build()


def _take_up(connection: sqlite3.Connection, source: Source, end: Position) -> int:
    """Write what came after the file's position; another process may have done part of it."""
    connection.execute("BEGIN IMMEDIATE")
    start = schema.reached(connection)
    count = 0
    for chunk in source.after(start.seq, up_to=end.seq):
        schema.put(connection, chunk)
        count += len(chunk)
    if end.seq > start.seq:
        schema.set_reached(connection, end)
    connection.execute("COMMIT")
    return count


def _primary_code(error: sqlite3.DatabaseError) -> int:
    """Return SQLite's code without its finer reasons."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF

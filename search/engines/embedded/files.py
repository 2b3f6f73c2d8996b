"""Which index file is current, and how a new one takes its place."""

import fcntl
import os
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from search.engines.base import EngineUnavailableError, Progress
from search.engines.embedded import schema
from search.engines.source import Source

# Another process that builds gets this long before a question is given up.
SECONDS_FOR_A_BUILD = 10
SECONDS_FOR_A_WRITER = 2
_MEGABYTES_MAPPED = 256


class IndexFiles:
    """
    The folder of index files: `current` names the one in use.

    A file is never overwritten. A new one is built under its own name and `current` is replaced
    whole, so that a reader in another process keeps the file it has opened.
    """

    def __init__(self, folder: Path, *, source: Source) -> None:
        self._source = source
        self.folder = folder
        self._current = folder / "current"

    def path(self) -> Path | None:
        """Return the current file, if there is one."""
        try:
            name = self._current.read_text().strip()
        except FileNotFoundError:
            return None
        return self.folder / name

    @contextmanager
    def opened(
        self, path: Path, *, wait: float = SECONDS_FOR_A_WRITER
    ) -> Iterator[sqlite3.Connection]:
        """
        Open an index file that exists; what is written to it is committed by the caller.

        Another process that writes is waited for so many seconds.
        """
        address = f"{path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None)
        with closing(connection):
            connection.execute(f"PRAGMA mmap_size = {_MEGABYTES_MAPPED * 1024 * 1024}")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA synchronous = NORMAL")
            yield connection

    @contextmanager
    def alone(self) -> Iterator[None]:
        """
        Hold the right to build, in all processes of this machine.

        :raises EngineUnavailableError: if another process builds for too long
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            until = time.monotonic() + SECONDS_FOR_A_BUILD
            while not _locked(lock.fileno()):
                if time.monotonic() > until:
                    raise EngineUnavailableError("another process builds the index")
                time.sleep(0.05)
            yield

    def build(self, *, progress: Progress | None = None) -> int:
        """Build a new file from all entries, make it the current one, and return their number."""
        path = self.folder / f"index-{uuid.uuid4().hex}.sqlite3"
        try:
            count = _fill(path, self._source, progress)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        before = self.path()
        scratch = self.folder / f"current.{os.getpid()}"
        scratch.write_text(path.name)
        scratch.replace(self._current)
        self._remove_all_but(path, before)
        return count

    def _remove_all_but(self, *kept: Path | None) -> None:
        """Remove files that no reader can be about to open; the one before may still be."""
        names = tuple(path.name for path in kept if path)
        for path in self.folder.glob("index-*"):
            if not path.name.startswith(names):
                path.unlink(missing_ok=True)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _fill(path: Path, source: Source, progress: Progress | None) -> int:
    end = source.position()
    total = source.count(up_to=end.seq)
    count = 0
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # Nobody reads the file yet: if the machine stops, it is built again.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        schema.create(connection)
        schema.begin(connection)
        connection.execute("BEGIN")
        for chunk in source.standing(up_to=end.seq):
            schema.add(connection, chunk)
            count += len(chunk)
            if progress:
                progress(count, total)
        schema.set_reached(connection, end)
        schema.finish(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return count

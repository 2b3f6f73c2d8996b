"""Building a new index beside the old one, and going back to the old one."""

from contextlib import suppress

from elasticsearch import ApiError, TransportError

from search.checksum import checksum
from search.engines.base import EngineUnavailableError, Progress
from search.engines.elastic.index import IndexFamily, rows
from search.engines.elastic.lock import BuildLock
from search.engines.source import Source
from search.sequence import Position

# What is published while one looks makes one look again.
_LOOKS = 10


class Builder:
    """
    Builds one index at a time, in all processes.

    Whatever happens on the way, questions go to the old one until the new one is proven equal to
    the entries. What a builder that died left behind is removed by the next one.
    """

    def __init__(self, family: IndexFamily, source: Source, lock: BuildLock) -> None:
        self._family = family
        self._source = source
        self._lock = lock

    def build(self, *, progress: Progress | None = None) -> int:
        """
        Put a new index in the old one's place and return the number of its entries.

        :raises BuildRunningError: if another process builds
        :raises EngineUnavailableError: if the new one is not equal to the entries
        """
        with self._lock:
            self._family.tidy()
            name = self._family.create()
            try:
                count = self._fill(name, progress)
                self._put_in_place(name)
            except BaseException:
                with suppress(ApiError, TransportError):  # what failed first is told
                    self._family.remove(name)
                raise
            self._family.tidy()
            return count

    def go_back(self) -> str:
        """
        Let questions go to the index before again, brought up to date, and return its name.

        :raises EngineUnavailableError: if there is none that this version can ask
        """
        with self._lock:
            name = self._family.before()
            if name is None:
                raise EngineUnavailableError("no index of this version is kept from before")
            if not self._source.is_known(self._family.reached(name)):
                raise EngineUnavailableError("the index before belongs to another database")
            self._put_in_place(name)
            return name

    def take_up(self, name: str, *, start: Position, end: Position) -> int:
        """Write to an index what came after `start`, and return how many entries that were."""
        count = 0
        with self._family.writer(name) as writer:
            for chunk in self._source.after(start.seq, up_to=end.seq):
                writer.add(rows(chunk))
                count += len(chunk)
        self._family.set_reached(name, end)
        return count

    def _fill(self, name: str, progress: Progress | None) -> int:
        end = self._source.position()
        total = self._source.count(up_to=end.seq)
        count = 0
        with self._family.writer(name) as writer:
            for chunk in self._source.standing(up_to=end.seq):
                writer.add(rows(chunk))
                count += len(chunk)
                self._lock.renew()
                if progress:
                    progress(count, total)
        self._family.set_reached(name, end)
        return count

    def _put_in_place(self, name: str) -> None:
        self._verify(name)
        self._lock.renew()
        self._family.get_ready(name)
        self._lock.renew()
        self._family.swap(name)

    def _verify(self, name: str) -> None:
        """Bring the index up to date and return if it has exactly what the entries say."""
        for _look in range(_LOOKS):
            end = self._source.position()
            self.take_up(name, start=self._family.reached(name), end=end)
            self._lock.renew()
            wanted = checksum(self._source.pairs(up_to=end.seq))
            found = self._family.checksum(name)
            if self._source.position() == end:
                if found != wanted:
                    reason = f"the new index has {found} where the entries say {wanted}"
                    raise EngineUnavailableError(reason)
                return
        raise EngineUnavailableError("the entries change too fast to compare the index with them")

"""Whether every engine has exactly what the entries say."""

from collections.abc import Mapping
from dataclasses import dataclass

from search import sequence
from search.checksum import Checksum, checksum
from search.engines import registry
from search.engines.base import Engine, EngineUnavailableError
from search.models import Entry

# What is published while one looks makes one look again.
_LOOKS = 10


class NotAtRestError(Exception):
    """The entries changed each time one looked."""


@dataclass(frozen=True)
class Comparison:
    """The entries' checksum and each engine's, or why it has none."""

    entries: Checksum
    engines: Mapping[str, Checksum | str]

    @property
    def differing(self) -> tuple[str, ...]:
        """The engines that do not have what the entries say."""
        return tuple(name for name, found in self.engines.items() if found != self.entries)


def compare(*, follow: bool = False) -> Comparison:
    """
    Compare every engine in use with the entries, letting it take up first what is new if asked to.

    :raises NotAtRestError: if pages are published all the time
    """
    for _look in range(_LOOKS):
        end = sequence.position()
        engines = {engine.name: _of(engine, follow=follow) for engine in registry.in_use()}
        entries = checksum(Entry.objects.standing().pairs(up_to=end.seq))
        if sequence.position() == end:
            return Comparison(entries=entries, engines=engines)
    raise NotAtRestError("The entries changed during each comparison; try again.")


def _of(engine: Engine, *, follow: bool) -> Checksum | str:
    try:
        if follow:
            engine.follow()
        return engine.checksum()
    except EngineUnavailableError as error:
        return str(error)

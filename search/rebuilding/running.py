"""The work of a rebuild: an engine's own, with its progress written down."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from search.engines import registry
from search.engines.base import EngineUnavailableError
from search.models import Rebuild
from search.rebuilding.workflow import RebuildState

SECONDS_BETWEEN_WRITES = 1.0
# A worker ends itself after fifteen minutes of one task; trying again would end the same way.
LONGEST_ATTEMPT = timedelta(minutes=14)
OVERLONG = "overlong"


class CalledOffError(Exception):
    """Somebody called the rebuild off while it ran."""


@dataclass
class Progress:
    """Writes how far a rebuild came, at most once a second, and notices that it was called off."""

    rebuild_id: int
    clock: Callable[[], datetime]
    _next: float = field(default=0.0)

    def __call__(self, done: int, total: int) -> None:
        """
        Write the progress if a second has gone by.

        :raises CalledOffError: if the rebuild no longer runs
        """
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + SECONDS_BETWEEN_WRITES
        running = Rebuild.objects.filter(pk=self.rebuild_id, state=RebuildState.RUNNING)
        if not running.update(done=done, total=total, progressed_at=self.clock()):
            raise CalledOffError


def run(rebuild_id: int, *, clock: Callable[[], datetime]) -> None:
    """
    Rebuild the engine's index; one that was called off or is done is left alone.

    An engine that cannot is written down as the rebuild's failure: whoever asked decides whether
    to ask again.
    """
    overlong = Rebuild.objects.filter(pk=rebuild_id).running_since(clock() - LONGEST_ATTEMPT)
    overlong.update(state=RebuildState.FAILED, finished_at=clock(), error=OVERLONG)
    beginning = {"started_at": clock(), "progressed_at": clock(), "done": 0, "total": 0}
    if not _move(rebuild_id, to=RebuildState.RUNNING, **beginning):
        return
    name = Rebuild.objects.get(pk=rebuild_id).engine
    in_use = {engine.name: engine for engine in registry.in_use()}
    try:
        if name not in in_use:
            raise EngineUnavailableError("not in use any more")
        count = in_use[name].rebuild(progress=Progress(rebuild_id, clock=clock))
    except CalledOffError:
        return
    except EngineUnavailableError as error:
        ended = {"finished_at": clock(), "error": str(error)[:500]}
        _move(rebuild_id, to=RebuildState.FAILED, **ended)
    else:
        _move(rebuild_id, to=RebuildState.DONE, finished_at=clock(), done=count, total=count)


@transaction.atomic
def _move(rebuild_id: int, *, to: RebuildState, **columns: object) -> bool:
    movable = Rebuild.objects.select_for_update().movable(to=to).filter(pk=rebuild_id)
    return bool(movable.update(state=to, **columns))

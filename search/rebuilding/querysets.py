"""Reading rebuilds."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models

from search.rebuilding.workflow import MOVES, OPEN, RebuildState

# Progress is written every second; a rebuild without any for so long has lost its worker.
SILENCE = timedelta(minutes=5)


class RebuildQuerySet(models.QuerySet[Any]):
    def open(self) -> Self:
        """Return those that wait or run."""
        return self.filter(state__in=OPEN)

    def silent(self, *, at: datetime) -> Self:
        """Return those that wait or run but gave no sign of life for a while."""
        return self.open().filter(progressed_at__lt=at - SILENCE)

    def running_since(self, moment: datetime) -> Self:
        """Return those that run and were begun at the moment or before."""
        return self.filter(state=RebuildState.RUNNING, started_at__lte=moment)

    def movable(self, *, to: RebuildState) -> Self:
        """Return those from which the table allows the move."""
        return self.filter(state__in=MOVES[to])

    def newest_first(self) -> Self:
        """Return them by when they were asked for."""
        return self.order_by("-requested_at", "-pk")

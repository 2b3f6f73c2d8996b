"""Questions about stored tasks; the time is always given."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Count


class TaskQuerySet(models.QuerySet[Any]):
    """Stored tasks; one that has not ended has a time at which it may be claimed."""

    def due(self, *, at: datetime) -> "TaskQuerySet":
        """Those a worker may take: their time has come, or their worker's lease has run out."""
        return self.filter(due_at__lte=at)

    def open(self) -> "TaskQuerySet":
        """Those that have not ended."""
        return self.filter(due_at__isnull=False)

    def waiting(self) -> "TaskQuerySet":
        """Those that no worker holds."""
        return self.filter(state="waiting")

    def running(self) -> "TaskQuerySet":
        """Those that a worker holds."""
        return self.filter(state="running")

    def retrying(self) -> "TaskQuerySet":
        """Those that failed at least once and will be tried again."""
        return self.filter(state="waiting", attempts__gt=0)

    def dead(self) -> "TaskQuerySet":
        """Those that failed for good and wait for an operator."""
        return self.filter(state="dead")

    def done(self) -> "TaskQuerySet":
        """Those that succeeded."""
        return self.filter(state="done")

    def settled(self, *, before: datetime) -> "TaskQuerySet":
        """Those that ended well, or were dismissed by an operator, before the time."""
        return self.filter(state__in=("done", "dismissed"), finished_at__lt=before)

    def counted_by_state(self) -> dict[str, int]:
        """How many there are in each state that has any."""
        counts = self.order_by().values_list("state").annotate(Count("pk"))
        return dict(counts)

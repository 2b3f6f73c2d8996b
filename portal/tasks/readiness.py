"""Figures for the health address."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Min

from portal.tasks.models import QueuedTask, WorkerSign


def backlog(*, now: datetime) -> dict[str, Any]:
    """
    Return how much work waits, for how many seconds the oldest does, and whether workers live.

    `waiting` counts what is due and no living worker holds; `dead` what waits for an operator;
    `worker_seen_seconds_ago` is None if no worker ever gave a sign.
    """
    due = QueuedTask.objects.due(at=now).aggregate(count=Count("pk"), oldest=Min("due_at"))
    sign = WorkerSign.objects.order_by("-seen_at").first()
    return {
        "waiting": due["count"],
        "oldest_wait_seconds": _seconds(due["oldest"], now=now) or 0,
        "dead": QueuedTask.objects.dead().count(),
        "worker_seen_seconds_ago": _seconds(sign.seen_at if sign else None, now=now),
    }


def _seconds(since: datetime | None, *, now: datetime) -> int | None:
    return None if since is None else max(0, int((now - since).total_seconds()))

"""Figures for the health address."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q

from portal.tasks.models import QueuedTask, WorkerSign


def backlog(*, now: datetime) -> dict[str, Any]:
    """
    Return how much work waits, for how many seconds the oldest does, and whether workers live.

    `waiting` counts what is due and not held; `dead` what waits for an operator;
    `worker_seen_seconds_ago` is None if no worker ever gave a sign.
    """
    figures = QueuedTask.objects.aggregate(
        waiting=Count("pk", filter=Q(due_at__lte=now)),
        oldest=Min("due_at", filter=Q(due_at__lte=now)),
        dead=Count("pk", filter=Q(state="dead")),
    )
    sign = WorkerSign.objects.order_by("-seen_at").first()
    return {
        "waiting": figures["waiting"],
        "oldest_wait_seconds": _seconds(figures["oldest"], now=now) or 0,
        "dead": figures["dead"],
        "worker_seen_seconds_ago": _seconds(sign.seen_at if sign else None, now=now),
    }


def _seconds(since: datetime | None, *, now: datetime) -> int | None:
    return None if since is None else max(0, int((now - since).total_seconds()))

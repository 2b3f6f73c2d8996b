"""
How a worker takes a task, keeps it, and records what came of it.

Each lease has a token of its own: a worker whose lease ran out, because it hung or its machine
slept, holds a stale token, and nothing it writes is taken.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from portal.tasks.backoff import wait_after
from portal.tasks.models import QueuedTask, TaskState

ERRORS_KEPT = 5


def claim(*, worker_id: str, length: timedelta, now: datetime) -> QueuedTask | None:
    """
    Give the worker a lease on the most urgent due task, or return None.

    No two workers get the same task: PostgreSQL skips rows that another one is claiming, SQLite
    lets one writer in at a time (transactions are IMMEDIATE), and the update is guarded by what
    was read.
    """
    # Reading first: an idle worker must not take SQLite's only write lock several times a second.
    while QueuedTask.objects.due(at=now).exists():
        with transaction.atomic():
            row = (
                QueuedTask.objects.due(at=now)
                .select_for_update(skip_locked=True)
                .order_by("-priority", "due_at", "pk")
                .first()
            )
            if row is None:
                return None
            if row.attempts >= row.attempts_allowed:
                _bury_lost(row, now=now)
            elif _lease(row, worker_id=worker_id, until=now + length, now=now):
                return row
    return None


def _lease(row: QueuedTask, *, worker_id: str, until: datetime, now: datetime) -> bool:
    seen = {"pk": row.pk, "lease_token": row.lease_token, "due_at": row.due_at}
    row.state = TaskState.RUNNING
    row.lease_token = uuid.uuid4()
    row.due_at = until
    row.attempts += 1
    row.worker_ids = [*row.worker_ids, worker_id]
    row.started_at = row.started_at or now
    row.last_attempted_at = now
    return _write(
        seen,
        row,
        "state",
        "lease_token",
        "due_at",
        "attempts",
        "worker_ids",
        "started_at",
        "last_attempted_at",
    )


def _bury_lost(row: QueuedTask, *, now: datetime) -> None:
    """End a task whose every attempt took its worker down: one more would do the same."""
    seen = {"pk": row.pk, "lease_token": row.lease_token}
    _end(row, state=TaskState.DEAD, now=now)
    _write(seen, row, "state", "due_at", "lease_token", "finished_at")


def renew(task_id: uuid.UUID, *, token: uuid.UUID, until: datetime) -> bool:
    """Lengthen the lease; False if it was lost meanwhile."""
    held = QueuedTask.objects.filter(pk=task_id, lease_token=token)
    return bool(held.update(due_at=until))


def complete(row: QueuedTask, *, value: Any, now: datetime) -> bool:
    """Record the success; False, and nothing written, if the lease was lost."""
    seen = {"pk": row.pk, "lease_token": row.lease_token}
    _end(row, state=TaskState.DONE, now=now)
    row.return_value = value
    return _write(seen, row, "state", "due_at", "lease_token", "finished_at", "return_value")


def fail(row: QueuedTask, *, error: dict[str, str], now: datetime) -> bool:
    """
    Record the failure and plan the next try, or leave the task to an operator.

    False, and nothing written, if the lease was lost.
    """
    seen = {"pk": row.pk, "lease_token": row.lease_token}
    row.errors = [*row.errors, error][-ERRORS_KEPT:]
    if row.attempts >= row.attempts_allowed:
        _end(row, state=TaskState.DEAD, now=now)
    else:
        row.state = TaskState.WAITING
        row.lease_token = None
        row.due_at = now + wait_after(task_id=str(row.pk), attempt=row.attempts)
    return _write(seen, row, "state", "due_at", "lease_token", "finished_at", "errors")


def _end(row: QueuedTask, *, state: TaskState, now: datetime) -> None:
    row.state = state
    row.due_at = None
    row.lease_token = None
    row.finished_at = now


def _write(seen: dict[str, Any], row: QueuedTask, *fields: str) -> bool:
    """Write the fields if the row still is as it was seen; False if another worker changed it."""
    held = QueuedTask.objects.filter(**seen)
    return bool(held.update(**{field: getattr(row, field) for field in fields}))

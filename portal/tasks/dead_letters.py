"""What an operator does with a task that failed for good."""

import uuid
from datetime import datetime
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied
from django.db import transaction

import structlog
from django_tasks import task_backends

from portal.tasks.backend import DurableBackend
from portal.tasks.models import QueuedTask, TaskState

logger = structlog.get_logger("portal.tasks")
PERMISSION = "tasks.retry_task"


class Operator(Protocol):
    """Whoever is signed in."""

    pk: Any

    def has_perm(self, perm: str) -> bool: ...


class NotDeadError(Exception):
    """The task has not failed for good, or somebody has already dealt with it."""


@transaction.atomic
def retry(task_id: uuid.UUID, *, actor: Operator, now: datetime) -> QueuedTask:
    """
    Put the task back among the waiting, with as many tries as a new one.

    It keeps its id and its attempts are counted on, so that what it did before is recognised.

    :raises PermissionDenied: if the actor may not
    :raises NotDeadError: if the task is not dead
    """
    task = _lock(task_id, actor=actor)
    backend = task_backends[task.backend]
    more = backend.max_attempts if isinstance(backend, DurableBackend) else 1
    task.state = TaskState.WAITING
    task.due_at = now
    task.finished_at = None
    task.attempts_allowed = task.attempts + more
    task.save(update_fields=["state", "due_at", "finished_at", "attempts_allowed"])
    _log("task_retried", task, actor=actor)
    return task


@transaction.atomic
def retry_all(*, actor: Operator, now: datetime) -> int:
    """
    Put every dead task back among the waiting and return how many.

    :raises PermissionDenied: if the actor may not
    """
    _check(actor)
    dead = QueuedTask.objects.dead().select_for_update().order_by("pk")
    ids = list(dead.values_list("pk", flat=True))
    for task_id in ids:
        retry(task_id, actor=actor, now=now)
    return len(ids)


@transaction.atomic
def dismiss(task_id: uuid.UUID, *, actor: Operator, now: datetime) -> QueuedTask:
    """
    Lay the task aside for good: its work is no longer wanted.

    :raises PermissionDenied: if the actor may not
    :raises NotDeadError: if the task is not dead
    """
    task = _lock(task_id, actor=actor)
    task.state = TaskState.DISMISSED
    task.finished_at = now
    task.save(update_fields=["state", "finished_at"])
    _log("task_dismissed", task, actor=actor)
    return task


def _lock(task_id: uuid.UUID, *, actor: Operator) -> QueuedTask:
    _check(actor)
    task = QueuedTask.objects.dead().select_for_update().filter(pk=task_id).first()
    if task is None:
        raise NotDeadError(str(task_id))
    return task


def _check(actor: Operator) -> None:
    if not actor.has_perm(PERMISSION):
        raise PermissionDenied


def _log(event: str, task: QueuedTask, *, actor: Operator) -> None:
    logger.info(event, task_id=str(task.pk), task_path=task.path, actor_id=actor.pk)

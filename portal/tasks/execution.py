"""One attempt of one task."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation

import structlog
from django_tasks import TaskContext, task_backends
from django_tasks.signals import task_finished, task_started
from django_tasks.utils import get_exception_traceback, get_module_path, normalize_json

from portal.tasks import leases
from portal.tasks.backend import DurableBackend, result_of
from portal.tasks.models import QueuedTask

logger = structlog.get_logger("portal.tasks")


def attempt(row: QueuedTask, *, clock: Callable[[], datetime]) -> bool:
    """
    Run the leased task once and record what came of it; True if it ended well.

    What the task raises is kept with the row for an operator. The log says only which task and
    which attempt: an error's text may hold what a person sent.
    """
    with (
        structlog.contextvars.bound_contextvars(
            task_id=str(row.pk), task_path=row.path, attempt=row.attempts
        ),
        translation.override(settings.LANGUAGE_CODE),
    ):
        try:
            value = _call(row)
        except Exception as error:  # noqa: BLE001 - whatever a task raises must not end the worker
            return _record_error(row, error, now=clock())
        return _record_success(row, value, now=clock())


def _call(row: QueuedTask) -> Any:
    result = result_of(row)
    task_started.send(type(task_backends[row.backend]), task_result=result)
    before = (TaskContext(task_result=result),) if result.task.takes_context else ()
    return normalize_json(result.task.call(*before, *result.args, **result.kwargs))


def _record_success(row: QueuedTask, value: Any, *, now: datetime) -> bool:
    if not leases.complete(row, value=value, now=now):
        logger.warning("task_lease_lost")
        return False
    logger.info("task_done")
    _tell_finished(row)
    return True


def _record_error(row: QueuedTask, error: Exception, *, now: datetime) -> bool:
    backend = task_backends[row.backend]
    if isinstance(backend, DurableBackend) and backend.is_moot(row.path, error):
        return _record_success(row, None, now=now)
    name = get_module_path(type(error))
    kept = {"class": name, "text": get_exception_traceback(error), "at": now.isoformat()}
    if not leases.fail(row, error=kept, now=now):
        logger.warning("task_lease_lost")
    elif row.due_at is None:
        logger.error("task_dead", error=name)
        _tell_finished(row)
    else:
        logger.warning("task_failed", error=name)
    return False


def _tell_finished(row: QueuedTask) -> None:
    try:
        result = result_of(row)
    except ImportError:
        return  # the code no longer has this task, so nobody can be listening for it
    task_finished.send(type(task_backends[row.backend]), task_result=result)

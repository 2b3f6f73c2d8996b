"""Django's tasks API on rows of the main database."""

import uuid
from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string

from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.signals import task_enqueued
from django_tasks.utils import normalize_json

from portal.tasks.models import QueuedTask, TaskState

STATUS = {
    TaskState.WAITING: TaskResultStatus.READY,
    TaskState.RUNNING: TaskResultStatus.RUNNING,
    TaskState.DONE: TaskResultStatus.SUCCESSFUL,
    TaskState.DEAD: TaskResultStatus.FAILED,
    TaskState.DISMISSED: TaskResultStatus.FAILED,
}


class DurableBackend(BaseTaskBackend):
    """
    Writes each enqueued task as a row of the current transaction: both commit, or neither.

    Options: `MAX_ATTEMPTS`, after which a failing task waits for an operator; `MOOT`, by task,
    the exceptions that mean the work is no longer wanted, so that the task ends well;
    `PRIORITIES`, by task, of packages whose tasks have none of their own.
    """

    supports_defer = True
    supports_get_result = True
    supports_priority = True

    @property
    def max_attempts(self) -> int:
        """How often a task is tried before it waits for an operator."""
        return self.options.get("MAX_ATTEMPTS", 20)

    def is_moot(self, path: str, error: Exception) -> bool:
        """Return True if this error of this task means that its work is no longer wanted."""
        names: tuple[str, ...] = self.options.get("MOOT", {}).get(path, ())
        return isinstance(error, tuple(import_string(name) for name in names))

    def enqueue(self, task: Task[..., Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """
        Write the task as a row; a worker runs it after the transaction commits.

        :raises TypeError: if an argument is not JSON
        """
        self.validate_task(task)
        priorities: dict[str, int] = self.options.get("PRIORITIES", {})
        now = timezone.now()
        row = QueuedTask.objects.create(
            path=task.module_path,
            args=normalize_json(args),
            kwargs=normalize_json(kwargs),
            priority=priorities.get(task.module_path, task.priority),
            queue_name=task.queue_name,
            backend=self.alias,
            due_at=task.run_after or now,
            enqueued_at=now,
            attempts_allowed=self.max_attempts,
        )
        result = result_of(row, task=task)
        task_enqueued.send(type(self), task_result=result)
        return result

    def get_result(self, result_id: str) -> TaskResult[Any]:
        """
        Return what is known of a task.

        :raises TaskResultDoesNotExist: if there is no such task, or it ended long ago
        """
        try:
            row = QueuedTask.objects.get(pk=uuid.UUID(result_id))
        except (QueuedTask.DoesNotExist, ValueError) as error:
            raise TaskResultDoesNotExist(result_id) from error
        return result_of(row)


def result_of(row: QueuedTask, *, task: Task[..., Any] | None = None) -> TaskResult[Any]:
    """
    Return the row in the words of the tasks API.

    :raises ImportError: if the code no longer has the row's task
    """
    result: TaskResult[Any] = TaskResult(
        task=task or task_at(row.path).using(priority=row.priority, queue_name=row.queue_name),
        id=str(row.pk),
        status=STATUS[TaskState(row.state)],
        enqueued_at=row.enqueued_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        last_attempted_at=row.last_attempted_at,
        args=row.args,
        kwargs=row.kwargs,
        backend=row.backend,
        errors=[
            TaskError(exception_class_path=e["class"], traceback=e["text"]) for e in row.errors
        ],
        worker_ids=list(row.worker_ids),
    )
    object.__setattr__(result, "_return_value", row.return_value)
    return result


def task_at(path: str) -> Task[..., Any]:
    """
    Return the task at the path.

    :raises ImportError: if there is none
    """
    task = import_string(path)
    if not isinstance(task, Task):
        raise ImportError(f"{path} is not a task")
    return task

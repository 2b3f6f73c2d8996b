"""The desk's pages on background work."""

from typing import Any

from django.utils import timezone

from portal.tasks.models import QueuedTask, TaskState
from tests.architecture.access import ADMINISTRATOR, Route

OPERATORS = frozenset({ADMINISTRATOR})


def _dead() -> dict[str, Any]:
    now = timezone.now()
    task = QueuedTask.objects.create(
        path="portal.tasks.tasks.purge_settled",
        queue_name="default",
        backend="default",
        state=TaskState.DEAD,
        enqueued_at=now,
        finished_at=now,
        attempts=1,
        attempts_allowed=1,
    )
    return {"pk": task.pk}


ROUTES = [
    Route("tasks_desk:list", OPERATORS),
    Route("tasks_desk:list_results", OPERATORS),
    Route("tasks_desk:retry_all", OPERATORS),
    Route("tasks_desk:task", OPERATORS, _dead),
    Route("tasks_desk:retry", OPERATORS, _dead),
    Route("tasks_desk:dismiss", OPERATORS, _dead),
]

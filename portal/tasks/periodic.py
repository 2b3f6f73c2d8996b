"""
Tasks that come round by the clock.

A task is declared in an app's `tasks` module:

    @every(timedelta(minutes=1))
    @task()
    def publish_scheduled() -> None: ...
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.module_loading import autodiscover_modules

from django_tasks.base import Task

from portal.tasks.models import PeriodicClock, QueuedTask

_rhythms: dict[str, tuple[Task[..., Any], timedelta]] = {}


def every(rhythm: timedelta) -> Callable[[Task[..., Any]], Task[..., Any]]:
    """Return a decorator that has the workers enqueue the task, without arguments, in a rhythm."""

    def register(task: Task[..., Any]) -> Task[..., Any]:
        _rhythms[task.module_path] = (task, rhythm)
        return task

    return register


def discover() -> None:
    """Load the `tasks` module of each app, and with it the periodic tasks."""
    autodiscover_modules("tasks")


def enqueue_due(*, now: datetime) -> int:
    """
    Enqueue the periodic tasks whose time has come and return how many.

    Any number of workers may ask: moving the clock forward and enqueuing are one transaction,
    and only one of them moves it. A task that has not ended since last time is not doubled; one
    that waits for its next try is tried now.
    """
    paths = PeriodicClock.objects.in_bulk(list(_rhythms))
    count = 0
    for path, (task, rhythm) in _rhythms.items():
        clock = paths.get(path)
        if clock is None or clock.next_at <= now:
            count += _tick(task, path=path, rhythm=rhythm, now=now)
    return count


def _tick(task: Task[..., Any], *, path: str, rhythm: timedelta, now: datetime) -> bool:
    with transaction.atomic():
        clock, is_new = PeriodicClock.objects.select_for_update().get_or_create(
            path=path, defaults={"next_at": now + rhythm}
        )
        if not is_new:
            if clock.next_at > now:
                return False
            on_the_beat = clock.next_at + rhythm
            # Beats that were missed, because no worker ran, are not made up for.
            clock.next_at = on_the_beat if on_the_beat > now else now + rhythm
            clock.save(update_fields=["next_at"])
        still_open = QueuedTask.objects.open().filter(path=path)
        if still_open.exists():
            still_open.waiting().filter(due_at__gt=now).update(due_at=now)
            return False
        task.enqueue()
    return True

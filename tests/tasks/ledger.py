"""Tasks for the tests; each run of `note` leaves a line that says which attempt it was."""

import os
import time
from pathlib import Path

from django.core.exceptions import ObjectDoesNotExist

from django_tasks import TaskContext, task


@task(takes_context=True)
def note(context: TaskContext, *, number: int, ledger: str, seconds: float = 0) -> int:
    """Append the task's id, attempt and number to the ledger file, whole and on the disk."""
    line = f"{context.task_result.id} {context.attempt} {number}\n"
    time.sleep(seconds / 2)
    descriptor = os.open(ledger, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(descriptor, line.encode())
    os.fsync(descriptor)
    os.close(descriptor)
    time.sleep(seconds / 2)
    return number


@task()
def fail(*, secret: str) -> None:
    """Fail with a text that must not reach the log."""
    raise ConnectionError(f"mailbox of {secret} is away")


@task()
def miss() -> None:
    """Ask for something that was deleted."""
    raise ObjectDoesNotExist


@task()
def enqueue_another(*, ledger: str) -> None:
    """Enqueue a task from a task."""
    note.enqueue(number=2, ledger=ledger)


def lines(ledger: Path | str) -> list[tuple[str, int, int]]:
    """Return the ledger's whole lines: task id, attempt, number."""
    path = Path(ledger)
    rows = path.read_text().splitlines() if path.exists() else []
    return [(task_id, int(tried), int(number)) for task_id, tried, number in map(str.split, rows)]

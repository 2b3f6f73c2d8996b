"""The loop that runs tasks: one process, one task at a time; any number of processes."""

import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import Error as DatabaseError
from django.db import close_old_connections, connections
from django.utils import timezone

import structlog

from portal.tasks import execution, leases, periodic
from portal.tasks.models import QueuedTask, WorkerSign

logger = structlog.get_logger("portal.tasks")

LEASE = timedelta(seconds=60)
TIME_LIMIT = timedelta(minutes=15)
POLL = timedelta(seconds=0.5)
ROUND = timedelta(seconds=5)  # between looks at the clocks of periodic tasks
PAUSE_AFTER_DATABASE_ERROR = timedelta(seconds=1)
EXIT_OVER_TIME = 75


def run_due_tasks(*, now: datetime | None = None) -> int:
    """
    Run every due task in this process, also those that these enqueue, and return how many ran.

    For commands and tests: it takes no account of periodic tasks, and keeps no lease alive.
    """

    def clock() -> datetime:
        return now or timezone.now()

    count = 0
    name = f"here-{os.getpid()}"
    while row := leases.claim(worker_id=name, length=TIME_LIMIT, now=clock()):
        execution.attempt(row, clock=clock)
        count += 1
    return count


@dataclass
class Worker:
    """
    Takes tasks until told to stop, and finishes the one in hand.

    A thread lengthens the lease of the task in hand. A task that runs longer than the limit ends
    the whole process, as Python can end no thread: who supervises it starts another, and the
    lease runs out.
    """

    lease: timedelta = LEASE
    poll: timedelta = POLL
    time_limit: timedelta = TIME_LIMIT
    clock: Callable[[], datetime] = timezone.now
    # A plain flag: setting an Event in a signal handler can wait for itself.
    is_stopping: bool = False
    name: str = field(
        default_factory=lambda: f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(3)}"
    )
    _next_round_at: datetime | None = None

    def run(self) -> None:
        """Work until `stop` is called; a database that is away is waited for."""
        periodic.discover()
        logger.info("worker_started", worker=self.name)
        while not self.is_stopping:
            close_old_connections()
            try:
                ran = self.run_one()
            except DatabaseError as error:
                logger.warning("worker_waits_for_database", error=type(error).__name__)
                connections.close_all()
                time.sleep(PAUSE_AFTER_DATABASE_ERROR.total_seconds())
                continue
            if not ran:
                time.sleep(self.poll.total_seconds())
        logger.info("worker_stopped", worker=self.name)

    def stop(self) -> None:
        """Have `run` return after the task in hand."""
        self.is_stopping = True

    def run_one(self) -> bool:
        """Look at the clocks, run one due task, and return whether there was one."""
        self._make_round()
        row = leases.claim(worker_id=self.name, length=self.lease, now=self.clock())
        if row is None:
            return False
        with self._heartbeat(row):
            execution.attempt(row, clock=self.clock)
        return True

    def _make_round(self) -> None:
        now = self.clock()
        if self._next_round_at is None or self._next_round_at <= now:
            self._next_round_at = now + ROUND
            self._give_sign(now)
            periodic.enqueue_due(now=now)

    def _give_sign(self, now: datetime) -> None:
        WorkerSign.objects.update_or_create(
            worker_id=self.name,
            defaults={"seen_at": now},
            create_defaults={"seen_at": now, "started_at": now},
        )

    @contextmanager
    def _heartbeat(self, row: QueuedTask) -> Iterator[None]:
        finished = threading.Event()
        thread = threading.Thread(target=self._beat, args=(row, finished), daemon=True)
        thread.start()
        try:
            yield
        finally:
            finished.set()
            thread.join()

    def _beat(self, row: QueuedTask, finished: threading.Event) -> None:
        # The token is read once: recording the result clears it on the row.
        token, task_id, path = row.lease_token, row.pk, row.path
        ends = time.monotonic() + self.time_limit.total_seconds()
        try:
            while token and not finished.wait(self.lease.total_seconds() / 3):
                if time.monotonic() > ends:
                    logger.error("task_over_time", task_id=str(task_id), task_path=path)
                    os._exit(EXIT_OVER_TIME)
                try:
                    now = self.clock()
                    if not leases.renew(task_id, token=token, until=now + self.lease):
                        return
                    self._give_sign(now)
                except DatabaseError:
                    connections.close_all()  # the next beat tries again
        finally:
            connections.close_all()

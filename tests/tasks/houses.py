"""A house of its own for real worker processes: a fresh database and a ledger file."""

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

import psycopg

from tests.tasks import ledger

READ_ROWS = """
import json
from portal.tasks.models import QueuedTask
notes = QueuedTask.objects.filter(path="tests.tasks.ledger.note").order_by("pk")
print(json.dumps(list(notes.values("state", "attempts"))))
"""
ENQUEUE = """
from django.db import transaction
from tests.tasks.ledger import note
with transaction.atomic():
    for number in range({count}):
        note.enqueue(number=number, ledger={book!r}, seconds={seconds})
"""


@dataclass
class House:
    """Environment of one installation; every process in it is a real one."""

    env: dict[str, str]
    book: Path
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def manage(self, *arguments: str) -> str:
        """Run a command to its end and return what it printed."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=self.env,
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
        ).stdout

    def enqueue(self, *, count: int, seconds: float) -> None:
        """Enqueue tasks that each take the seconds and leave a line in the ledger."""
        code = ENQUEUE.format(count=count, book=str(self.book), seconds=seconds)
        self.manage("shell", "--no-imports", "-c", code)

    def rows(self) -> list[dict[str, Any]]:
        """Return the state and attempts of each task."""
        return json.loads(self.manage("shell", "--no-imports", "-c", READ_ROWS).splitlines()[-1])

    def start_worker(self, *options: str) -> subprocess.Popen[bytes]:
        """Start a worker process."""
        log = self.book.with_suffix(".log").open("ab")
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "work_tasks", "--poll", "0.05", *options],
            cwd=settings.BASE_DIR,
            env=self.env,
            stdout=log,
            stderr=log,
        )
        log.close()
        self.workers.append(worker)
        return worker

    def lines(self) -> list[tuple[str, int, int]]:
        """Return the ledger."""
        return ledger.lines(self.book)

    def end(self) -> None:
        """Kill whatever still runs."""
        for worker in self.workers:
            if worker.poll() is None:
                worker.send_signal(signal.SIGKILL)
            worker.wait()


def wait_for(condition: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Wait until the condition holds; fail after the seconds."""
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, f"waited {seconds} s for {what}"
        time.sleep(0.05)


@contextmanager
def house_on(engine: str, *, folder: Path) -> Iterator[House]:
    """Give a house with a migrated database of its own on the engine, and clear it away."""
    with _database(engine, folder=folder) as url:
        env = os.environ | {
            "DATABASE_URL": url,
            "DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "tests.tasks.bare_settings",
        }
        house = House(env=env, book=folder / "ledger.txt")
        try:
            house.manage("migrate", "tasks", "--verbosity", "0")
            yield house
        finally:
            house.end()


@contextmanager
def _database(engine: str, *, folder: Path) -> Iterator[str]:
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'own.sqlite3'}"
        return
    parts = urlsplit(os.environ["DATABASE_URL"])
    name = f"{connection.settings_dict['NAME']}_{secrets.token_hex(4)}"
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(parts._replace(path=f"/{name}"))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

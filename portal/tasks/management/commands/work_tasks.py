"""The worker as a command."""

import signal
from argparse import ArgumentParser
from datetime import timedelta
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from portal.tasks.worker import LEASE, POLL, TIME_LIMIT, Worker


class Command(BaseCommand):
    help = "Run background tasks until told to stop; several may run at once."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--lease",
            type=float,
            default=LEASE.total_seconds(),
            help="seconds after which the task of a worker that died is given to another",
        )
        parser.add_argument(
            "--poll", type=float, default=POLL.total_seconds(), help="seconds between idle looks"
        )
        parser.add_argument(
            "--time-limit",
            type=float,
            default=TIME_LIMIT.total_seconds(),
            help="seconds after which a task that does not end takes the worker down",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker(
            lease=timedelta(seconds=options["lease"]),
            poll=timedelta(seconds=options["poll"]),
            time_limit=timedelta(seconds=options["time_limit"]),
        )

        def finish(_signal: int, _frame: FrameType | None) -> None:
            worker.stop()

        signal.signal(signal.SIGTERM, finish)
        signal.signal(signal.SIGINT, finish)
        worker.run()

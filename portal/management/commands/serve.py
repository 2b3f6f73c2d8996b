"""Serve the portal on this machine: the web server and a worker under one command."""

import os
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.management.supervision import Child, GaveUpError, Supervisor

LOCAL = "http://127.0.0.1:"
# Requests at once in one web process; each thread holds a database connection.
THREADS = 2 * (os.cpu_count() or 1) + 1


class Command(BaseCommand):
    help = "Serve the portal and run its background work until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument(
            "--port", type=int, help="port to listen on; by default the one of BASE_URL, or 8000"
        )
        parser.add_argument(
            "--prepare", action="store_true", help="first migrate and load the sample content once"
        )
        parser.add_argument("--workers", type=int, default=1, help="number of web processes")

    def handle(self, *args: Any, **options: Any) -> None:
        host = options["host"]
        port = options["port"] or urlsplit(settings.BASE_URL).port or 8000
        check_port(host, port)
        if options["prepare"]:
            # In this process: starting Python and Django once more takes longer than the look.
            call_command("prepare")
            call_command("demo")
        env = child_environment(port)
        web = Child("web", web_command(host, port, options["workers"]), env, may_fail=2)
        worker = Child("worker", [sys.executable, *manage(), "work_tasks"], env)
        is_announced = False
        try:
            with Supervisor(web, worker) as supervisor:
                while supervisor.look_after():
                    if not is_announced and answers(host, port):
                        self._announce(host, port)
                        is_announced = True
        except GaveUpError as error:
            raise CommandError(
                _("Máy chủ web không khởi động được. Xem thông báo lỗi ở trên.")
            ) from error
        self.stdout.write(_("Đã dừng."))

    def _announce(self, host: str, port: int) -> None:
        self.stdout.write(
            _("Cổng thông tin đang chạy tại %(address)s\nNhấn Ctrl-C để dừng.")
            % {"address": f"http://{host}:{port}/"}
        )
        accounts = settings.DATA_DIR / "accounts.txt"
        if settings.DEVELOPMENT_PAGES and accounts.exists():
            self.stdout.write(accounts.read_text(encoding="utf-8"))
        self.stdout.flush()


def check_port(host: str, port: int) -> None:
    """
    Return if the port can be listened on.

    :raises CommandError: if another program has it, or it is no port of this machine
    """
    try:
        # The web server shares ports between its processes, so it would not notice.
        with socket.create_server((host, port)):
            pass
    except (OSError, OverflowError) as error:
        raise CommandError(
            _(
                "Không dùng được cổng %(port)d trên %(host)s (%(error)s)."
                " Dừng chương trình đang dùng cổng này, hoặc chọn cổng khác: make run PORT=8001"
            )
            % {"port": port, "host": host, "error": error}
        ) from error


def answers(host: str, port: int) -> bool:
    """Return True once the web server takes connections."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def web_command(host: str, port: int, processes: int) -> list[str]:
    """Return the command of the web server."""
    return [
        *(sys.executable, "-m", "granian", "portal.wsgi:application"),
        *("--interface", "wsgi", "--host", host, "--port", str(port), "--no-ws"),
        *("--workers", str(processes), "--respawn-failed-workers"),
        *("--blocking-threads", str(THREADS), "--log-level", "warning"),
        *("--working-dir", str(settings.BASE_DIR)),
    ]


def manage() -> list[str]:
    """Return the path of the project's commands."""
    return [str(Path(settings.BASE_DIR) / "manage.py")]


def child_environment(port: int) -> dict[str, str]:
    """Return the environment for the children: links in mails follow a port given by option."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
    if settings.BASE_URL.startswith(LOCAL):
        environment |= {"PORT": str(port), "BASE_URL": f"{LOCAL}{port}"}
    return environment

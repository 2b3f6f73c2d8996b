import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

import pytest

from portal.management.supervision import Child, GaveUpError

PORT = 8127


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    (tmp_path / "accounts.txt").write_text("quan-tri@example.vn\n", encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "BASE_URL": f"http://127.0.0.1:{PORT}",
    }


class Served:
    """A running `manage.py serve`, and what it says."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(PORT)],
            cwd=settings.BASE_DIR, env=environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.said = ""
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.said += line

    def wait_until_it_says(self, words: str) -> None:
        ends = time.monotonic() + 120
        while words not in self.said:
            assert time.monotonic() < ends, f"said only: {self.said}"
            assert self.process.poll() is None, f"ended; said: {self.said}"
            time.sleep(0.1)

    def descendants(self) -> dict[int, str]:
        """Return the processes below it and their commands."""
        parents = {}
        commands = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                stat = (folder / "stat").read_text()
                commands[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
            except (FileNotFoundError, ProcessLookupError):
                continue
            parents[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
        found = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in found} - found:
            found |= more
        return {pid: commands[pid] for pid in found - {self.process.pid}}

    def end(self) -> None:
        for pid in [*self.descendants(), self.process.pid]:
            if is_alive(pid):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.reader.join()
        self.process.stdout.close()


def is_alive(pid: int) -> bool:
    try:
        return (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]) != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture
def served(environment) -> Iterator[Served]:
    running = Served(environment)
    yield running
    running.end()


class TestServe:
    @pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
    def test_starts_the_web_and_a_worker_and_leaves_no_orphan(self, served, how):
        served.wait_until_it_says("Nhấn Ctrl-C để dừng.")
        assert f"http://127.0.0.1:{PORT}/" in served.said
        served.wait_until_it_says("quan-tri@example.vn")
        with urllib.request.urlopen(
            f"http://127.0.0.1:{PORT}/static/portal/img/mark.svg", timeout=20
        ) as answer:
            assert answer.status == 200
        children = served.descendants()
        assert any("work_tasks" in command for command in children.values())
        served.process.send_signal(how)
        assert served.process.wait(timeout=30) == 0
        assert [pid for pid in children if is_alive(pid)] == []

    def test_starts_a_dead_worker_again(self, served):
        served.wait_until_it_says("Nhấn Ctrl-C để dừng.")

        def workers() -> set[int]:
            return {pid for pid, name in served.descendants().items() if "work_tasks" in name}

        (first,) = workers()
        os.kill(first, signal.SIGKILL)
        ends = time.monotonic() + 60
        while not workers() - {first}:
            assert time.monotonic() < ends
            time.sleep(0.1)

    def test_says_that_the_port_is_taken(self, environment):
        with socket.create_server(("127.0.0.1", PORT)):
            run = subprocess.run(
                [sys.executable, "manage.py", "serve", "--port", str(PORT)],
                cwd=settings.BASE_DIR, env=environment, text=True, capture_output=True,
                check=False, timeout=120,
            )  # fmt: skip
        assert run.returncode == 1
        assert f"Không dùng được cổng {PORT}" in run.stderr
        assert "Traceback" not in run.stderr


class TestChild:
    def test_is_given_up_when_it_ends_early_again_and_again(self):
        child = Child("web", [sys.executable, "-c", "raise SystemExit(3)"], dict(os.environ), 1)
        ends = time.monotonic() + 30
        with pytest.raises(GaveUpError):
            while time.monotonic() < ends:
                child.look_after()
                time.sleep(0.05)

    def test_is_killed_with_all_it_started_when_it_will_not_stop(self):
        code = (
            "import signal, subprocess, sys, time;"
            "signal.signal(signal.SIGTERM, signal.SIG_IGN);"
            "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).pid,"
            " flush=True); time.sleep(60)"
        )
        reader, writer = os.pipe()
        child = Child("web", [sys.executable, "-c", code], dict(os.environ))
        child.process = subprocess.Popen(child.command, stdout=writer, start_new_session=True)
        os.close(writer)
        with os.fdopen(reader) as lines:
            grandchild = int(lines.readline())
        child.ask_to_stop()
        child.end(by=time.monotonic() + 0.5)
        ends = time.monotonic() + 5
        while is_alive(grandchild):
            assert time.monotonic() < ends
            time.sleep(0.05)

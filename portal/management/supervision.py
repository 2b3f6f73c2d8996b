"""Keeping a few processes running until told to stop, and leaving none behind."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType

QUICK_SECONDS = 5  # a process that ends sooner than this after its start is not well
LONGEST_WAIT_SECONDS = 30
GRACE_SECONDS = 10
LOOK_SECONDS = 0.2


class GaveUpError(Exception):
    """A process that must run ended too often right after its start."""


@dataclass
class Child:
    """One process, started again when it ends; `may_fail`: how often in a row it may end early."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    may_fail: int | None = None
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0
    start_again_at: float = 0
    early_ends: int = 0

    def start(self) -> None:
        """Start the process in a session of its own: Ctrl-C reaches it through the supervisor."""
        self.process = subprocess.Popen(  # noqa: S603 - the command is this module's caller's own
            self.command, env=self.env, start_new_session=True
        )
        self.started_at = time.monotonic()

    def look_after(self) -> None:
        """
        Start the process if it ended, at once at first and then after growing waits.

        :raises GaveUpError: if it ended early more often in a row than it may
        """
        now = time.monotonic()
        if self.process and self.process.poll() is None:
            return
        if self.process:
            self.process = None
            self.early_ends = self.early_ends + 1 if now - self.started_at < QUICK_SECONDS else 0
            if self.may_fail is not None and self.early_ends > self.may_fail:
                raise GaveUpError(self.name)
            wait = min(2**self.early_ends - 1, LONGEST_WAIT_SECONDS)
            self.start_again_at = now + wait
        if now >= self.start_again_at:
            self.start()

    def ask_to_stop(self) -> None:
        """Ask the process to finish what it does."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def end(self, *, by: float) -> None:
        """Wait for the process to end, and kill it with all it started when the time is over."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=max(0, by - time.monotonic()))
        with suppress(ProcessLookupError):
            # Also when it ended: what it started may not have.
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Supervisor:
    """Runs the children until SIGTERM, SIGINT or SIGHUP."""

    def __init__(self, *children: Child) -> None:
        self.children = children
        self.is_stopping = False

    def __enter__(self) -> "Supervisor":
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        return self

    def __exit__(self, *_error: object) -> None:
        for child in self.children:
            child.ask_to_stop()
        by = time.monotonic() + GRACE_SECONDS
        for child in self.children:
            child.end(by=by)

    def look_after(self) -> bool:
        """
        Start what has ended, pause for a moment, and return whether to go on.

        :raises GaveUpError: if a child ends early again and again
        """
        if not self.is_stopping:
            for child in self.children:
                child.look_after()
            time.sleep(LOOK_SECONDS)
        return not self.is_stopping

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.is_stopping = True

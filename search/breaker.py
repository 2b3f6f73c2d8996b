"""Leaving alone an engine that fails, and noticing by one question when it is back."""

import threading
import time
from collections.abc import Callable
from enum import IntEnum

# An engine that failed is left alone for so long: a question should not wait for its time-out.
SECONDS_OF_REST = 5
# One slow answer is chance; so many in a row are a state.
SLOW_IN_A_ROW = 3


class State(IntEnum):
    """What the breaker lets through: everything, one question on trial, nothing."""

    CLOSED = 0
    HALF_OPEN = 1
    OPEN = 2


class Breaker:
    """
    Remembers, in this process, whether an engine failed a moment ago; any thread may ask.

    A failure opens it, and so do some slow answers in a row. After a rest one question is let
    through on trial: it closes the breaker, or opens it for another rest.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._slow = 0
        self._rests_until: float | None = None

    def allows(self) -> bool:
        """Return whether a question may be put now; whoever is on trial must tell how it went."""
        with self._lock:
            if self._rests_until is None:
                return True
            now = self._clock()
            if now < self._rests_until:
                return False
            # The others wait for this one; should it never tell, the next is let through.
            self._rests_until = now + SECONDS_OF_REST
            return True

    def succeeded(self) -> None:
        """Take note of an answer in time."""
        with self._lock:
            self._slow = 0
            self._rests_until = None

    def failed(self) -> None:
        """Take note of a failure."""
        with self._lock:
            self._open()

    def was_slow(self) -> None:
        """Take note of an answer that nobody could wait for."""
        with self._lock:
            self._slow += 1
            if self._slow >= SLOW_IN_A_ROW or self._rests_until is not None:
                self._open()

    @property
    def state(self) -> State:
        """What it lets through now."""
        with self._lock:
            if self._rests_until is None:
                return State.CLOSED
            return State.OPEN if self._clock() < self._rests_until else State.HALF_OPEN

    def _open(self) -> None:
        self._slow = 0
        self._rests_until = self._clock() + SECONDS_OF_REST


breaker = Breaker()

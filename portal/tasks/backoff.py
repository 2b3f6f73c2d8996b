"""How long a failed task waits before its next try."""

import hashlib
from datetime import timedelta

FIRST_WAIT_SECONDS = 10
LONGEST_WAIT_SECONDS = 3600
SPREAD = 0.2


def wait_after(*, task_id: str, attempt: int) -> timedelta:
    """
    Return the wait after the failed attempt (counted from 1): it doubles up to an hour.

    Up to a fifth is added, drawn from the task's id and the attempt: tasks that failed together
    do not come back together, and the same task always waits the same time.
    """
    seconds = min(FIRST_WAIT_SECONDS * 2 ** min(attempt - 1, 16), LONGEST_WAIT_SECONDS)
    digest = hashlib.sha256(f"{task_id}:{attempt}".encode()).digest()
    share = int.from_bytes(digest[:8], "big") / 2**64
    return timedelta(seconds=seconds * (1 + SPREAD * share))

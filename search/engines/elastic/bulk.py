"""Writing many documents, no faster than the service takes them."""

import json
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, NamedTuple, Self

from elasticsearch import ApiError, Elasticsearch

from search.engines.base import EngineUnavailableError

MOST_ROWS, FEWEST_ROWS = 1000, 10
MOST_BYTES = 4 * 1024 * 1024
# One request is written while another is read; more only wait in the service's queue.
AT_ONCE = 2
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 10.0
_REJECTIONS_IN_A_ROW = 10
_CONFLICT, _TOO_LARGE = 409, 413
# The service has too much to do, or is choosing who leads.
_LATER = {429, 503}
_TOLD = ["errors", "items.*.status", "items.*.error.reason", "items.*._id"]


class Row(NamedTuple):
    """A document as two lines of a bulk request."""

    action: bytes
    said: bytes

    @classmethod
    def of(cls, key: str, *, version: int, said: dict[str, Any]) -> Self:
        """Return the row that writes a document unless a later version of it is there."""
        action = {"index": {"_id": key, "version": version, "version_type": "external_gte"}}
        return cls(json.dumps(action).encode(), json.dumps(said, ensure_ascii=False).encode())


class BulkWriter:
    """
    Writes rows in chunks limited by number and bytes, two requests at once.

    What the service rejects because it is busy is sent again after a growing, random pause and in
    smaller chunks, which grow back when it takes them. Everything is written when the block ends.
    """

    def __init__(
        self, client: Elasticsearch, index: str, *, pause: Callable[[float], None] = time.sleep
    ) -> None:
        # A rejected request is repeated here, after a pause, and not at once by the client.
        self._client = client.options(retry_on_status=(502, 504))
        self._index = index
        self._pause = pause
        self._limit = MOST_ROWS
        self._threads = ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="bulk")
        self._under_way: deque[Future[None]] = deque()
        self._chunk: list[Row] = []
        self._bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._send_chunk()
                self._wait(most=0)
        finally:
            self._threads.shutdown(cancel_futures=True)

    def add(self, rows: Iterable[Row]) -> None:
        """
        Take rows to write; wait while too many are under way.

        :raises EngineUnavailableError: if an earlier one was refused, or nothing is taken any more
        """
        for row in rows:
            size = len(row.action) + len(row.said)
            is_full = len(self._chunk) >= self._limit or self._bytes + size > MOST_BYTES
            if self._chunk and is_full:
                self._send_chunk()
            self._chunk.append(row)
            self._bytes += size

    def _send_chunk(self) -> None:
        if self._chunk:
            self._wait(most=AT_ONCE - 1)
            self._under_way.append(self._threads.submit(self._send, self._chunk))
            self._chunk, self._bytes = [], 0

    def _wait(self, *, most: int) -> None:
        while len(self._under_way) > most:
            self._under_way.popleft().result()

    def _send(self, rows: list[Row]) -> None:
        rejections = 0
        while rows:
            part, rest = rows[: self._limit], rows[self._limit :]
            again = self._rejected(part)
            rows = again + rest
            if not again:
                self._limit = min(MOST_ROWS, self._limit + self._limit // 4)
                rejections = 0
                continue
            rejections += 1
            if rejections > _REJECTIONS_IN_A_ROW:
                raise EngineUnavailableError("the service is too busy to take documents")
            self._limit = max(FEWEST_ROWS, self._limit // 2)
            self._pause(pause_after(rejections))

    def _rejected(self, rows: list[Row]) -> list[Row]:
        """Send one request and return the rows that have to be sent again."""
        lines: list[Any] = [line for row in rows for line in row]
        try:
            told = self._client.bulk(index=self._index, operations=lines, filter_path=_TOLD)
        except ApiError as error:
            can_be_smaller = error.status_code == _TOO_LARGE and len(rows) > 1
            if can_be_smaller or error.status_code in _LATER:
                return rows
            raise
        if not told["errors"]:
            return []
        results = [item["index"] for item in told["items"]]
        return [row for row, result in zip(rows, results, strict=True) if _is_for_later(result)]


def pause_after(rejections: int) -> float:
    """Return how many seconds to wait: half a growing span and a random part of the other half."""
    span = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** (rejections - 1))
    return span / 2 * (1 + secrets.randbelow(1000) / 1000)


def _is_for_later(result: dict[str, Any]) -> bool:
    status = result["status"]
    if status < 300 or status == _CONFLICT:  # a later version is there already
        return False
    if status in _LATER:
        return True
    reason = result.get("error", {}).get("reason", status)
    raise EngineUnavailableError(f"entry {result['_id']} was refused: {reason}")

"""Who may build: one process at a time, by a document that only one can make."""

import time
import uuid
from collections.abc import Callable
from typing import Any

from elasticsearch import BadRequestError, ConflictError, Elasticsearch, NotFoundError

from search.engines.base import BuildRunningError

# A builder that says nothing for so long is taken for dead.
SECONDS_OF_A_LEASE = 180
_SECONDS_BETWEEN_SIGNS = 15
_KEY = "entries"
_FIELDS = {
    "dynamic": "strict",
    "properties": {"holder": {"type": "keyword"}, "until": {"type": "double"}},
}


class BuildLock:
    """The right to build, held with a lease that the builder has to renew."""

    def __init__(
        self, client: Elasticsearch, *, prefix: str, clock: Callable[[], float] = time.time
    ) -> None:
        self._client = client
        self._index = f"{prefix}-locks"
        self._clock = clock
        self._holder = uuid.uuid4().hex
        self._signed_at = 0.0
        self._place: dict[str, Any] = {}

    def __enter__(self) -> "BuildLock":
        """
        Take the right.

        :raises BuildRunningError: if somebody who is alive has it
        """
        self._make_index()
        try:
            self._write(op_type="create")
        except ConflictError:
            self._take_over()
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._client.delete(index=self._index, id=_KEY, refresh=False, **self._place)
        except (ConflictError, NotFoundError):
            return  # somebody took it over

    def renew(self) -> None:
        """
        Say that the builder lives; cheap enough to be called after each chunk.

        :raises BuildRunningError: if somebody else took the right over meanwhile
        """
        if self._clock() - self._signed_at < _SECONDS_BETWEEN_SIGNS:
            return
        try:
            self._write(**self._place)
        except ConflictError as error:
            raise BuildRunningError("another process took the build over") from error

    def _take_over(self) -> None:
        try:
            held = self._client.get(index=self._index, id=_KEY)
            if held["_source"]["until"] > self._clock():
                raise BuildRunningError("another process builds the index")
            self._write(if_seq_no=held["_seq_no"], if_primary_term=held["_primary_term"])
        except (ConflictError, NotFoundError) as error:
            raise BuildRunningError("another process begins to build the index") from error

    def _write(self, **how: Any) -> None:
        now = self._clock()
        said = {"holder": self._holder, "until": now + SECONDS_OF_A_LEASE}
        told = self._client.index(index=self._index, id=_KEY, document=said, **how)
        self._place = {"if_seq_no": told["_seq_no"], "if_primary_term": told["_primary_term"]}
        self._signed_at = now

    def _make_index(self) -> None:
        if self._client.indices.exists(index=self._index):
            return
        try:
            self._client.indices.create(
                index=self._index,
                mappings=_FIELDS,
                settings={"number_of_shards": 1, "auto_expand_replicas": "0-2"},
            )
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":
                raise

"""The same form key gives the same answer, however often it is sent."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from feedback.cases.models import Idempotency

KEPT_FOR = timedelta(days=2)


def once(
    *, key: str, endpoint: str, now: datetime, work: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """
    Return what `work` answers, doing it only the first time this key reaches this endpoint.

    The key's row is written before the work, in its transaction: a second request with the same
    key waits at that row and then reads the first one's answer. If the work fails nothing is
    kept, so that a corrected form may use the key again. Answers are forgotten after two days.
    """
    kept = _kept(key, endpoint)
    if kept is not None:
        return kept
    try:
        with transaction.atomic():
            row = Idempotency.objects.create(key=key, endpoint=endpoint, created_at=now)
            row.reply = work()
            row.save(update_fields=["reply"])
            Idempotency.objects.older_than(now - KEPT_FOR).exclude(pk=row.pk).delete()
            return row.reply
    except IntegrityError:
        kept = _kept(key, endpoint)
        if kept is None:
            raise
        return kept


def _kept(key: str, endpoint: str) -> dict[str, Any] | None:
    return (
        Idempotency.objects.filter(key=key, endpoint=endpoint)
        .values_list("reply", flat=True)
        .first()
    )

"""Reads of what was read out of files."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models import Q


class ReadingQuerySet(models.QuerySet[Any]):
    def needing_attention(self) -> Self:
        """Return the readings that somebody has to do something about."""
        settled = ("waiting", "recognising", "read", "recognised", "unsupported")
        unread = Q(state__in=("read", "recognised")) & ~Q(unread=[])
        return self.filter(~Q(state__in=settled) | unread)

    def of_documents(self, document_ids: Collection[int]) -> Self:
        """Return the readings of these documents."""
        return self.filter(document_id__in=document_ids)

    def latest_first(self) -> Self:
        """Return the latest read first."""
        return self.order_by("-read_at", "-pk")

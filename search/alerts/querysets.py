"""Reading alerts."""

from datetime import datetime
from typing import Any, Self

from django.db import models


class AlertQuerySet(models.QuerySet[Any]):
    def confirmed(self) -> Self:
        """Return those whose owner has confirmed the address."""
        return self.filter(confirmed_at__isnull=False)

    def unconfirmed(self, *, before: datetime) -> Self:
        """Return those that nobody confirmed, asked for before the time."""
        return self.filter(confirmed_at__isnull=True, asked_at__lt=before)

    def of_address(self, address_hash: str) -> Self:
        """Return the alerts of one address."""
        return self.filter(address_hash=address_hash)

    def due(self, *, at: datetime) -> Self:
        """Return those whose digest is due."""
        return self.filter(next_at__lte=at)

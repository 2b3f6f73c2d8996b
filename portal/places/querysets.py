"""Named readings of communes."""

from typing import Any

from django.db import models


class CommuneQuerySet(models.QuerySet[Any]):
    def by_name(self) -> "CommuneQuerySet":
        """Return wards first, then communes, each by name without marks."""
        return self.order_by("-kind", "folded", "pk")

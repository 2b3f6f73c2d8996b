"""Reading what was asked; what too few asked has no words and is never listed."""

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

# As many askings as stand behind a question before others are shown it.
ASKED_BY_MANY = 5


class AskedQuestionQuerySet(models.QuerySet[Any]):
    def readable(self) -> Self:
        """Return the questions whose words are kept."""
        return self.exclude(folded="")

    def unreadable(self) -> Self:
        """Return the questions that too few have asked so far."""
        return self.filter(folded="")

    def offered(self) -> Self:
        """Return the questions that may be suggested: found often enough and not hidden."""
        found = F("empty_count") + ASKED_BY_MANY
        return self.readable().filter(is_hidden=False, count__gte=found)

    def frequent(self, prefix: str, limit: int) -> Self:
        """Return the questions most asked that begin with these folded letters."""
        begun = self.offered().filter(folded__startswith=prefix)
        return begun.order_by("-count", "pk")[:limit]

    def asked_since(self, first: date, *, until: date) -> Self:
        """
        Return the readable questions of a period with `asked`, `unanswered` and `before`.

        `before` is how often each was asked in the period of the same length that came before.
        """
        length = until - first + timedelta(days=1)
        within = Q(days__date__range=(first, until))
        earlier = Q(days__date__range=(first - length, until - length))
        return (
            self.readable()
            .annotate(
                asked=Coalesce(Sum("days__count", filter=within), 0),
                unanswered=Coalesce(Sum("days__empty_count", filter=within), 0),
                before=Coalesce(Sum("days__count", filter=earlier), 0),
            )
            .filter(asked__gt=0)
        )

    def most_asked(self) -> Self:
        """Return them by how often they were asked; call it after `asked_since`."""
        return self.order_by("-asked", "pk")

    def unanswered_first(self) -> Self:
        """Return those that found nothing, the most asked first; call it after `asked_since`."""
        return self.filter(unanswered__gt=0).order_by("-unanswered", "pk")

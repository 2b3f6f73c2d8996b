"""Reads of vacancies."""

from datetime import date
from typing import Self

from django.db.models import Case, F, IntegerField, Q, Value, When

from cms.querysets.pages import ListedQuerySet


class JobQuerySet(ListedQuerySet):
    def open_first(self, *, on: date) -> Self:
        """Return the vacancies still open on the day by their deadlines, then the closed ones."""
        is_closed = Case(
            When(Q(deadline_date__lt=on), then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
        return self.annotate(is_closed=is_closed).order_by(
            "is_closed", F("deadline_date").asc(nulls_last=True), "-pk"
        )

"""How reports are read. Order is the caller's; every list ends with the key."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from feedback.cases.querysets import tidy_reference
from feedback.reports.workflow import State
from portal.users.models import User


class CategoryQuerySet(models.QuerySet[Any]):
    def offered(self) -> "CategoryQuerySet":
        return self.filter(is_offered=True)

    def in_order(self) -> "CategoryQuerySet":
        return self.order_by("position", "pk")


class ReportQuerySet(models.QuerySet[Any]):
    def with_case(self) -> "ReportQuerySet":
        return self.select_related("case", "case__commune", "case__assignee", "category")

    def published(self) -> "ReportQuerySet":
        """Return what everyone may see: accepted once, not taken back, not of a private kind."""
        return self.filter(published_at__isnull=False).exclude(category__sensitivity="private")

    def open(self) -> "ReportQuerySet":
        return self.filter(case__closed_at__isnull=True)

    def waiting_for_office(self) -> "ReportQuerySet":
        return self.filter(case__state__in=[State.SUBMITTED, State.ACCEPTED, State.IN_PROGRESS])

    def in_states(self, *states: str) -> "ReportQuerySet":
        return self.filter(case__state__in=states)

    def of_category(self, code: str) -> "ReportQuerySet":
        return self.filter(category__code=code)

    def in_commune(self, code: str) -> "ReportQuerySet":
        return self.filter(case__commune_id=code)

    def assigned_to(self, user: User) -> "ReportQuerySet":
        return self.filter(case__assignee=user)

    def overdue(self, *, at: datetime) -> "ReportQuerySet":
        """Return reports with a clock that still runs and was due before this moment."""
        return self.filter(
            case__clocks__stopped_at__isnull=True,
            case__clocks__paused_at__isnull=True,
            case__clocks__due_at__lt=at,
        ).distinct()

    def with_due(self) -> "ReportQuerySet":
        """Add `due_at`: when the next of the running clocks is due."""
        running = models.Q(case__clocks__stopped_at__isnull=True) & models.Q(
            case__clocks__paused_at__isnull=True
        )
        return self.annotate(due_at=models.Min("case__clocks__due_at", filter=running))

    def referred_to(self, reference: str) -> "ReportQuerySet":
        return self.filter(case__reference=tidy_reference(reference))

    def newest_first(self) -> "ReportQuerySet":
        return self.order_by("-published_at", "-pk")

    def before(self, moment: datetime, pk: int) -> "ReportQuerySet":
        """Return what comes after this report in `newest_first`: the next page's start."""
        return self.filter(Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=pk))

    def on_map(self) -> "ReportQuerySet":
        return self.filter(public_latitude__isnull=False)

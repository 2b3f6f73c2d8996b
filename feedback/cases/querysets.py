"""How cases and what belongs to them are read."""

from datetime import datetime
from typing import Any

from django.db import models

from portal.users.models import User


class CaseQuerySet(models.QuerySet[Any]):
    def open(self) -> "CaseQuerySet":
        return self.filter(closed_at__isnull=True)

    def in_state(self, *states: str) -> "CaseQuerySet":
        return self.filter(state__in=states)

    def assigned_to(self, user: User) -> "CaseQuerySet":
        return self.filter(assignee=user)

    def overdue(self, *, at: datetime) -> "CaseQuerySet":
        """Return cases with a clock that still runs and was due before this moment."""
        return self.filter(
            clocks__stopped_at__isnull=True, clocks__paused_at__isnull=True, clocks__due_at__lt=at
        ).distinct()

    def referred_to(self, reference: str) -> "CaseQuerySet":
        """Return the case with this reference, however its letters and gaps were typed."""
        return self.filter(reference=tidy_reference(reference))


class EventQuerySet(models.QuerySet[Any]):
    def in_order(self) -> "EventQuerySet":
        return self.order_by("sequence")

    def newest_first(self) -> "EventQuerySet":
        return self.order_by("-sequence")

    def public(self) -> "EventQuerySet":
        return self.filter(is_public=True)


class AttachmentQuerySet(models.QuerySet[Any]):
    def clean(self) -> "AttachmentQuerySet":
        return self.filter(state="clean")

    def public(self) -> "AttachmentQuerySet":
        return self.clean().filter(is_public=True)

    def waiting(self, owner_key: str) -> "AttachmentQuerySet":
        """Return uploads of a form not sent yet; an empty key owns nothing."""
        if not owner_key:
            return self.none()
        return self.clean().filter(case__isnull=True, owner_key=owner_key)

    def for_purpose(self, *purposes: str) -> "AttachmentQuerySet":
        return self.filter(purpose__in=purposes)


class MessageQuerySet(models.QuerySet[Any]):
    def newest_first(self) -> "MessageQuerySet":
        return self.order_by("-created_at", "-pk")


class ClockQuerySet(models.QuerySet[Any]):
    def running(self) -> "ClockQuerySet":
        return self.filter(stopped_at__isnull=True, paused_at__isnull=True)

    def late(self, *, at: datetime) -> "ClockQuerySet":
        return self.running().filter(due_at__lt=at)


class IdempotencyQuerySet(models.QuerySet[Any]):
    def older_than(self, moment: datetime) -> "IdempotencyQuerySet":
        return self.filter(created_at__lt=moment)


def tidy_reference(text: str) -> str:
    """
    Return a reference as it is stored: "ls 26 000123" and "LS26000123" give "LS-26-000123".

    Text that cannot be a reference gives an empty string, which no case has.
    """
    plain = "".join(sign for sign in text.upper() if sign.isascii() and sign.isalnum())
    if len(plain) != 10 or not plain[:2].isalpha() or not plain[2:].isdigit():
        return ""
    return f"{plain[:2]}-{plain[2:4]}-{plain[4:]}"

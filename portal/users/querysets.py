"""Named readings of organisations, memberships and invitations."""

from datetime import datetime
from typing import Any

from django.db import models


class OrganisationQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> "OrganisationQuerySet":
        """Return the organisations the person belongs to."""
        return self.filter(memberships__user=user)


class MembershipQuerySet(models.QuerySet[Any]):
    def of(self, user: Any) -> "MembershipQuerySet":
        """Return the person's memberships with their organisations, by name."""
        return (
            self.filter(user=user)
            .select_related("organisation")
            .order_by("organisation__name", "pk")
        )

    def owners(self) -> "MembershipQuerySet":
        """Return the memberships of those who represent the organisation."""
        return self.filter(role="owner")

    def in_order(self) -> "MembershipQuerySet":
        """Return owners first, then by the day they joined, with the people."""
        return self.select_related("user").order_by("-role", "joined_at", "pk")


class InvitationQuerySet(models.QuerySet[Any]):
    def open(self, *, at: datetime) -> "InvitationQuerySet":
        """Return the invitations that can still be accepted."""
        return self.filter(accepted_at=None, expires_at__gt=at)

"""How programmes, rounds and applications are read; time is always an argument."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case as Choose
from django.db.models import Count, F, Q, Value, When

from feedback.applications import workflow
from feedback.cases.models import Case
from portal.users.models import User

State = workflow.ApplicationState


class ProgrammeQuerySet(models.QuerySet[Any]):
    def with_counts(self) -> "ProgrammeQuerySet":
        """Add `rounds_count`."""
        return self.annotate(rounds_count=Count("rounds"))


class RoundQuerySet(models.QuerySet[Any]):
    def forecast(self, *, at: datetime) -> "RoundQuerySet":
        """Return rounds that have not opened yet."""
        return self.filter(opens_at__gt=at)

    def open(self, *, at: datetime) -> "RoundQuerySet":
        """Return rounds that take applications at this moment."""
        return self.filter(opens_at__lte=at, closes_at__gt=at)

    def closed(self, *, at: datetime) -> "RoundQuerySet":
        """Return rounds that have closed."""
        return self.filter(closes_at__lte=at)

    def of_page(self, page: Any) -> "RoundQuerySet":
        """Return the rounds of the programme that a page describes, whatever its language."""
        return self.filter(programme__page__translation_key=page.translation_key)

    def with_numbers(self) -> "RoundQuerySet":
        """Add `applied_count` (drafts never counted) and `approved_count`."""
        state = "applications__case__state"
        return self.annotate(
            applied_count=Count("applications", filter=~Q(**{state: State.DRAFT})),
            approved_count=Count("applications", filter=Q(**{state: State.APPROVED})),
        )


class FormVersionQuerySet(models.QuerySet[Any]):
    def newest_first(self) -> "FormVersionQuerySet":
        return self.order_by("programme__code", "-number", "-pk")


class ApplicationQuerySet(models.QuerySet[Any]):
    def of_people(self, user: User) -> "ApplicationQuerySet":
        """Return applications of this person and of the organisations this person belongs to."""
        return self.filter(
            Q(organisation=None, applicant=user)
            | Q(organisation__in=user.memberships.values("organisation"))
        )

    def sent(self) -> "ApplicationQuerySet":
        """Return applications that were submitted at least once: drafts are nobody's business."""
        return self.filter(submitted_at__isnull=False)

    def in_state(self, *states: str) -> "ApplicationQuerySet":
        return self.filter(case__state__in=states)

    def not_withdrawn(self) -> "ApplicationQuerySet":
        return self.exclude(case__state=State.WITHDRAWN)

    def in_round(self, round_id: int) -> "ApplicationQuerySet":
        return self.filter(round_id=round_id)

    def assigned_to(self, user: User) -> "ApplicationQuerySet":
        return self.filter(case__assignee=user)

    def overdue(self, *, at: datetime) -> "ApplicationQuerySet":
        """Return applications whose case has a running clock past its time."""
        return self.filter(case__in=Case.objects.overdue(at=at))

    def matching(self, text: str) -> "ApplicationQuerySet":
        """Return applications by reference, organisation, tax code, name or e-mail address."""
        return self.filter(
            Q(case__reference__icontains=text)
            | Q(organisation__name__icontains=text)
            | Q(organisation__tax_code__startswith=text)
            | Q(applicant__email__icontains=text)
            | Q(applicant__last_name__icontains=text)
            | Q(applicant__first_name__icontains=text)
        )

    def to_do_first(self) -> "ApplicationQuerySet":
        """Order by what waits for the applicant, then by the last change."""
        waiting = [state for state, turn in workflow.TURNS.items() if turn == "applicant"]
        return self.annotate(
            urgency=Choose(
                When(case__state__in=waiting, then=Value(0)),
                When(case__closed_at=None, then=Value(1)),
                default=Value(2),
            )
        ).order_by("urgency", "-case__updated_at", "-pk")

    def oldest_first(self) -> "ApplicationQuerySet":
        """Order as an officer works: what came first is handled first."""
        return self.order_by(F("submitted_at").asc(nulls_last=True), "pk")

    def with_people(self) -> "ApplicationQuerySet":
        """Fetch what every list shows beside the application itself."""
        return self.select_related(
            "case", "case__assignee", "round__programme", "applicant", "organisation"
        )

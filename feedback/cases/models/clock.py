"""How long the office may take, as data, and the clocks that measure it."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.cases.models.case import Case
from feedback.cases.querysets import ClockQuerySet


class TermQuerySet(models.QuerySet[Any]):
    def valid_on(self, day: date) -> "TermQuerySet":
        """Return terms in force on this day, the latest first."""
        return self.filter(
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day), valid_from__lte=day
        ).order_by("-valid_from", "-pk")


class Term(models.Model):
    """How many working days one kind of clock gives, since when, and on what legal ground."""

    kind = models.CharField(_("loại đồng hồ"), max_length=40)
    working_days = models.PositiveSmallIntegerField(_("số ngày làm việc"))
    legal_basis = models.CharField(_("căn cứ"), max_length=300, blank=True)
    verified_on = models.DateField(_("kiểm chứng ngày"), null=True, blank=True)
    valid_from = models.DateField(_("có hiệu lực từ"))
    valid_to = models.DateField(_("đến hết"), null=True, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("thời hạn")
        verbose_name_plural = _("thời hạn")
        constraints = (
            models.UniqueConstraint(fields=["kind", "valid_from"], name="one_term_from_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.working_days}"


class Clock(models.Model):
    """A term that runs for one case; it stands still while we wait for the sender."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    kind = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_seconds = models.PositiveBigIntegerField(default=0)
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        verbose_name = _("đồng hồ")
        verbose_name_plural = _("đồng hồ")
        constraints = (
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=models.Q(stopped_at__isnull=True),
                name="one_running_clock_per_kind",
            ),
        )
        indexes = (
            models.Index(
                fields=["due_at", "case"],
                condition=models.Q(stopped_at__isnull=True, paused_at__isnull=True),
                name="clock_running",
            ),
        )

    def __str__(self) -> str:
        return f"{self.case} {self.kind}"

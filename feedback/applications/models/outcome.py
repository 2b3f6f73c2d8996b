"""What the office asks for and decides."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from feedback.applications.models.application import Application


class SupplementRequest(models.Model):
    """The one request to complete an application: a reason for each question to be mended."""

    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="supplement"
    )
    reasons = models.JSONField(help_text="question key: reason in words")
    due_date = models.DateField(_("bổ sung trước ngày"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("yêu cầu bổ sung")
        verbose_name_plural = _("yêu cầu bổ sung")

    def __str__(self) -> str:
        return f"{self.application} {self.due_date}"


class Outcome(models.TextChoices):
    APPROVE = "approve", _("Duyệt")
    REFUSE = "refuse", _("Không duyệt")


class Decision(models.Model):
    """A proposal by one person that another confirms or returns."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(_("đề xuất"), max_length=10, choices=Outcome.choices)
    reasons = models.TextField(_("lý do"))
    how_to_mend = models.TextField(_("cách khắc phục"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("quyết định")
        verbose_name_plural = _("quyết định")
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="decision_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="decision_by_another_person",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(returned_at=None),
                name="one_standing_decision",
            ),
        )

    def __str__(self) -> str:
        return f"{self.application} {self.outcome}"

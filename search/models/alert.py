"""Questions that people follow by e-mail."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from feedback.cases.fields import SealedTextField
from search.alerts.querysets import AlertQuerySet


class Rhythm(models.TextChoices):
    DAILY = "daily", _("Mỗi ngày, lúc 7 giờ sáng")
    WEEKLY = "weekly", _("Mỗi tuần, sáng thứ Hai")


class Alert(models.Model):
    """
    One question that one address follows, once its owner has confirmed it.

    The address and the question are sealed; keyed hashes tell equal ones. The row is deleted when
    its owner stops, and with it everything that is known of them. `seen_…` say up to where the
    follower was told: the sequence's number, the last entry there was, and the day.
    """

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    address = SealedTextField()
    address_hash = models.CharField(max_length=64)
    question = SealedTextField()
    question_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    rhythm = models.CharField(max_length=8, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    seen_seq = models.BigIntegerField(default=0)
    seen_entry = models.BigIntegerField(default=0)
    seen_date = models.DateField(null=True)
    gathered_period = models.DateField(null=True)
    mailed_period = models.DateField(null=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("câu hỏi được theo dõi")
        verbose_name_plural = _("câu hỏi được theo dõi")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=["address_hash", "question_hash"], name="one_alert_a_question"
            ),
            models.CheckConstraint(
                condition=Q(rhythm__in=Rhythm.values), name="alert_rhythm_known"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, next_at__isnull=True)
                | Q(confirmed_at__isnull=False, next_at__isnull=False, seen_date__isnull=False),
                name="alert_is_due_once_confirmed",
            ),
        )
        indexes = (
            models.Index(fields=["next_at"], name="alert_due", condition=Q(next_at__isnull=False)),
            models.Index(
                fields=["asked_at"],
                name="alert_unconfirmed",
                condition=Q(confirmed_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return str(self.uuid)

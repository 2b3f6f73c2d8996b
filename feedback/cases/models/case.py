"""A case, what was said in it, and the two small ledgers that make opening one safe."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.cases.querysets import CaseQuerySet, IdempotencyQuerySet, MessageQuerySet


class CaseKind(models.TextChoices):
    REPORT = "report", _("Phản ánh")
    APPLICATION = "application", _("Hồ sơ")


class Case(models.Model):
    """One matter a person sent us; `state` is written by `actions.move` alone."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("loại"), max_length=20, choices=CaseKind.choices)
    reference = models.CharField(_("mã"), max_length=12, unique=True)
    state = models.CharField(_("trạng thái"), max_length=20)
    version = models.PositiveIntegerField(default=1)
    language = models.CharField(_("ngôn ngữ"), max_length=5, choices=settings.LANGUAGES)
    commune = models.ForeignKey(
        "places.Commune",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name=_("xã, phường"),
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_cases",
        verbose_name=_("người phụ trách"),
    )
    created_at = models.DateTimeField(_("nhận lúc"))
    updated_at = models.DateTimeField(_("cập nhật lúc"))
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("vụ việc")
        verbose_name_plural = _("vụ việc")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=CaseKind.values), name="case_kind_known"
            ),
            models.CheckConstraint(condition=~models.Q(state=""), name="case_state_given"),
        )
        indexes = (
            models.Index(fields=["kind", "state", "-created_at", "-id"], name="case_queue"),
            models.Index(fields=["kind", "-created_at", "-id"], name="case_newest"),
            models.Index(fields=["assignee", "kind", "state"], name="case_desk"),
        )

    def __str__(self) -> str:
        return self.reference


class Counter(models.Model):
    """The last number given in one series and year; locked while the next one is taken."""

    series = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["series", "year"], name="counter_once"),)

    def __str__(self) -> str:
        return f"{self.series}-{self.year:02d}"


class Message(models.Model):
    """One sentence of the conversation between the sender and the office."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="messages")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_office = models.BooleanField()
    text = models.TextField()
    created_at = models.DateTimeField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("tin nhắn")
        verbose_name_plural = _("tin nhắn")
        indexes = (models.Index(fields=["case", "-created_at"], name="message_newest"),)

    def __str__(self) -> str:
        return f"{self.case} {self.created_at:%Y-%m-%d %H:%M}"


class Idempotency(models.Model):
    """What was answered to one form key, so that a repeat gets the same answer."""

    key = models.CharField(max_length=64)
    endpoint = models.CharField(max_length=40)
    reply = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_index=True)

    objects = IdempotencyQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["key", "endpoint"], name="one_reply_per_key"),
        )

    def __str__(self) -> str:
        return f"{self.endpoint} {self.key}"

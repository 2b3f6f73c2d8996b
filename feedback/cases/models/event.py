"""The append-only record of a case. The database itself refuses to change or delete a row."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.cases.models.case import Case
from feedback.cases.querysets import EventQuerySet


class EventKind(models.TextChoices):
    OPENED = "opened", _("Mở")
    MOVED = "moved", _("Chuyển bước")
    ASSIGNED = "assigned", _("Phân công")
    MESSAGE = "message", _("Tin nhắn")
    ATTACHED = "attached", _("Tệp đính kèm")
    VIEWED = "viewed", _("Xem thông tin liên hệ")
    EDITED = "edited", _("Sửa")


class Event(models.Model):
    """One thing that happened; its hash covers everything it says and the event before."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    action = models.CharField(max_length=40, blank=True)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_public = models.BooleanField(default=False)
    public_note = models.TextField(blank=True)
    internal_note = models.TextField(blank=True)
    data = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("sự kiện")
        verbose_name_plural = _("sự kiện")
        constraints = (
            models.UniqueConstraint(fields=["case", "sequence"], name="event_sequence_once"),
        )

    def __str__(self) -> str:
        return f"{self.case} #{self.sequence} {self.kind}"

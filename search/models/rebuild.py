"""Rebuilds of an engine's index that somebody asked for at the desk."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from search.rebuilding.querysets import RebuildQuerySet
from search.rebuilding.workflow import OPEN, RebuildState


class Rebuild(models.Model):
    """
    One rebuild of one engine and how far it came.

    `progressed_at` is its sign of life: the worker writes it with the progress.
    """

    engine = models.CharField(_("máy tìm"), max_length=20)
    state = models.CharField(
        _("trạng thái"),
        max_length=12,
        choices=RebuildState.choices,
        default=RebuildState.WAITING,
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    requested_at = models.DateTimeField(_("yêu cầu lúc"))
    started_at = models.DateTimeField(null=True)
    progressed_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=500, blank=True)

    objects = RebuildQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần dựng lại chỉ mục")
        verbose_name_plural = _("lần dựng lại chỉ mục")
        default_permissions = ()
        permissions = (("rebuild_index", _("Dựng lại chỉ mục tìm kiếm")),)
        constraints = (
            models.UniqueConstraint(
                fields=["engine"], condition=Q(state__in=OPEN), name="one_open_rebuild_an_engine"
            ),
            models.CheckConstraint(
                condition=Q(state__in=RebuildState.values), name="rebuild_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, finished_at__isnull=True)
                | (~Q(state__in=OPEN) & Q(finished_at__isnull=False)),
                name="rebuild_is_open_until_it_ends",
            ),
        )
        indexes = (models.Index(fields=["engine", "-requested_at"], name="rebuild_newest"),)

    def __str__(self) -> str:
        return f"{self.engine} {self.requested_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in OPEN

    @property
    def percent(self) -> int:
        """How much of it is done; all but the last percent until it has ended well."""
        if self.state == RebuildState.DONE:
            return 100
        return min(99, self.done * 100 // self.total) if self.total else 0

    @property
    def seconds(self) -> int | None:
        """How long it ran, if it ran to an end."""
        if self.started_at is None or self.finished_at is None:
            return None
        return round((self.finished_at - self.started_at).total_seconds())

"""How far the entries have come: the last number, and the steps that engines know."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Counter(models.Model):
    """
    The sequence's last number, in one row that is locked until the transaction ends.

    A database's own sequence would give out 7 before 6 is committed, and an engine that has seen
    7 would never go back for 6.
    """

    last = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("bộ đếm tìm kiếm")
        verbose_name_plural = _("bộ đếm tìm kiếm")
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="one_search_counter"),)

    def __str__(self) -> str:
        return str(self.last)


class Advance(models.Model):
    """
    One step of the sequence with a token of its own.

    An engine keeps the token of the step it reached; if the database does not know the token, it is
    another database or an older copy of it, and the engine starts anew.
    """

    seq = models.BigIntegerField(primary_key=True)
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    taken_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("bước tìm kiếm")
        verbose_name_plural = _("bước tìm kiếm")

    def __str__(self) -> str:
        return str(self.seq)

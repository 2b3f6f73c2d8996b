"""What was loaded already, so that sample content which somebody deleted stays deleted."""

from django.db import models


class LoadedPart(models.Model):
    """One part of the sample content, written in the transaction that loaded it."""

    name = models.CharField(max_length=40, unique=True)
    loaded_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

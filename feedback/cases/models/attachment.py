"""Files that people and officers add; on disk under random names, never their own."""

import secrets
import uuid

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from feedback.cases.models.case import Case
from feedback.cases.querysets import AttachmentQuerySet


def private_storage() -> Storage:
    """Return the store that nothing serves directly."""
    return storages["private"]


def random_name(attachment: "Attachment", filename: str) -> str:
    """Return a path that tells nothing of the file; two letters spread the folders."""
    name = secrets.token_hex(16)
    return f"attachments/{name[:2]}/{name}"


def sealed_name(attachment: "Attachment", filename: str) -> str:
    """Return a path apart from what is served, for the encrypted original."""
    name = secrets.token_hex(16)
    return f"sealed/{name[:2]}/{name}"


class AttachmentState(models.TextChoices):
    CLEAN = "clean", _("Sạch")
    QUARANTINED = "quarantined", _("Chờ kiểm tra")
    REJECTED = "rejected", _("Bị từ chối")


class Attachment(models.Model):
    """A file of a case, or of a form not sent yet (then `owner_key` names the form)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    owner_key = models.CharField(max_length=64, blank=True, db_index=True)
    purpose = models.CharField(max_length=40)
    original_name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, help_text="of the file as we serve it")
    file = models.FileField(storage=private_storage, upload_to=random_name)
    thumbnail = models.FileField(storage=private_storage, upload_to=random_name, blank=True)
    original = models.FileField(storage=private_storage, upload_to=sealed_name, blank=True)
    original_sha256 = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=AttachmentState.choices, default=AttachmentState.CLEAN
    )
    is_public = models.BooleanField(default=False)
    caption = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("tệp đính kèm")
        verbose_name_plural = _("tệp đính kèm")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=AttachmentState.values), name="attachment_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(case__isnull=False) | models.Q(is_public=False),
                name="attachment_public_only_in_case",
            ),
        )
        indexes = (models.Index(fields=["case", "purpose", "id"], name="attachment_of_case"),)

    def __str__(self) -> str:
        return self.original_name

    @property
    def is_photo(self) -> bool:
        """Tell whether this is one of our own clean copies."""
        return bool(self.thumbnail)

"""When a file is to be read: when it is stored, and when a page that offers it is published."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from cms.models import PolicyAttachment, PortalDocument
from cms.readings.actions import want_reading
from cms.tasks import read_document


@receiver(post_save, sender=PortalDocument)
def document_saved(*, instance: PortalDocument, raw: bool, **_: Any) -> None:
    """Have a new file read."""
    if not raw:
        _read(instance)


@receiver(post_save, sender=PolicyAttachment)
def attachment_saved(*, instance: PolicyAttachment, raw: bool, **_: Any) -> None:
    """Have a file read that was stored before files were read."""
    if not raw:
        _read(instance.document)


@transaction.atomic
def _read(document: PortalDocument) -> None:
    if document.file and want_reading(document):
        read_document.enqueue(document_id=document.pk, file_hash=document.file_hash)

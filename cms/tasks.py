"""Background work: reading attached files."""

from django.db import transaction
from django.utils import timezone

from django_tasks import task

from cms.models import PortalDocument
from cms.readings.actions import Outdated, keep_extraction, keep_recognised, next_pages
from cms.readings.extracting import Extraction, can_recognise, extract, recognise

BEHIND_MAILS = -10  # recognising takes minutes


@task()
def read_document(*, document_id: int, file_hash: str) -> None:
    """Read a file's text; one that changed or went since is left to the task of its own."""
    document = PortalDocument.objects.filter(pk=document_id, file_hash=file_hash).first()
    if document is None:
        return
    try:
        with document.file.open("rb") as file:
            found = extract(file, name=document.filename, size=document.file.size)
    except FileNotFoundError:
        found = Extraction(refused="missing")
    is_scan = bool(found.pictures) and can_recognise()
    try:
        with transaction.atomic():
            if keep_extraction(
                document_id,
                file_hash=file_hash,
                found=found,
                can_recognise=is_scan,
                now=timezone.now(),
            ):
                recognise_pages.enqueue(document_id=document_id, file_hash=file_hash)
    except Outdated:
        return


@task(priority=BEHIND_MAILS)
def recognise_pages(*, document_id: int, file_hash: str) -> None:
    """Recognise the next few scanned pages of a file, and enqueue itself for the rest."""
    numbers = next_pages(document_id, file_hash=file_hash)
    document = PortalDocument.objects.filter(pk=document_id).first()
    if not numbers or document is None:
        return
    try:
        with document.file.open("rb") as file:
            texts = recognise(file, pages=numbers)
    except FileNotFoundError:
        texts = [None] * len(numbers)
    try:
        with transaction.atomic():
            if keep_recognised(
                document_id,
                file_hash=file_hash,
                texts=list(zip(numbers, texts, strict=True)),
                now=timezone.now(),
            ):
                recognise_pages.enqueue(document_id=document_id, file_hash=file_hash)
    except Outdated:
        return

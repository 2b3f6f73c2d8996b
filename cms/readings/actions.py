"""What is kept of a reading: each verb in a transaction, the pages concerned told in it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from cms.models import DocumentReading, PolicyDocumentPage, PortalDocument, ReadingState
from cms.readings.extracting import Extraction
from cms.readings.limits import MOST_RECOGNISED_PAGES, PAGES_AT_ONCE
from cms.readings.tidying import tidy
from cms.signals import entries_changed
from portal.web.pages import bump_content_version


class Outdated(Exception):
    """Raised when the file changed, or went, while it was being read."""


@transaction.atomic
def want_reading(document: PortalDocument) -> bool:
    """Begin a file that is new or has changed anew; return whether it has to be read."""
    reading, is_new = DocumentReading.objects.select_for_update().get_or_create(
        document=document, defaults={"file_hash": document.file_hash}
    )
    if not is_new and reading.file_hash == document.file_hash:
        return False
    if not is_new:
        had_text = reading.is_readable
        fresh = DocumentReading(pk=reading.pk, document=document, file_hash=document.file_hash)
        fresh.save()
        if had_text:
            _tell(document.pk)
    return True


@transaction.atomic
def keep_extraction(
    document_id: int, *, file_hash: str, found: Extraction, can_recognise: bool, now: datetime
) -> bool:
    """
    Keep what was got out of a file; return whether pages of it are to be recognised.

    :raises Outdated: if the file is another by now
    """
    reading = _locked(document_id, file_hash)
    reading.error, reading.read_at = found.error, now
    reading.is_paged, reading.page_count = found.is_paged, found.page_count
    if found.is_paged:
        PortalDocument.objects.filter(pk=document_id).update(page_count=found.page_count)
    if found.refused:
        reading.to_recognise, reading.work = [], []
        _settle(reading, pages=[], state=ReadingState(found.refused))
        return False
    reading.unread, reading.work = [], found.pages
    if found.pictures and can_recognise and len(found.pictures) <= MOST_RECOGNISED_PAGES:
        reading.state, reading.to_recognise = ReadingState.RECOGNISING, found.pictures
        reading.save()
        return True
    reading.to_recognise, reading.unread = [], found.pictures
    _finish(reading, was_recognised=False)
    return False


@transaction.atomic
def keep_recognised(
    document_id: int, *, file_hash: str, texts: Sequence[tuple[int, str | None]], now: datetime
) -> bool:
    """
    Keep the text of some scanned pages; return whether there are more to recognise.

    :raises Outdated: if the file is another by now, or is no longer being recognised
    """
    reading = _locked(document_id, file_hash)
    if reading.state != ReadingState.RECOGNISING:
        raise Outdated
    done = dict(texts)
    for number, text in done.items():
        reading.work[number - 1] = text or ""
    reading.unread += [number for number, text in done.items() if not (text or "").strip()]
    reading.to_recognise = [number for number in reading.to_recognise if number not in done]
    reading.read_at = now
    if reading.to_recognise:
        reading.save()
        return True
    _finish(reading, was_recognised=True)
    return False


def next_pages(document_id: int, *, file_hash: str) -> list[int]:
    """Return the next pages of a file to recognise, none if it is another by now."""
    reading = DocumentReading.objects.filter(
        document_id=document_id, file_hash=file_hash, state=ReadingState.RECOGNISING
    ).first()
    return reading.to_recognise[:PAGES_AT_ONCE] if reading else []


def _locked(document_id: int, file_hash: str) -> DocumentReading:
    reading: DocumentReading | None = (
        DocumentReading.objects.select_for_update()
        .filter(document_id=document_id, file_hash=file_hash)
        .first()
    )
    if reading is None:
        raise Outdated
    return reading


def _finish(reading: DocumentReading, *, was_recognised: bool) -> None:
    """Turn the printed pages into the text."""
    pages, reading.encoding = tidy(reading.work, is_printed=reading.is_paged)
    reading.work = []
    has_text = any(page.strip() for page in pages)
    if not has_text:
        state = ReadingState.SCANNED if reading.unread else ReadingState.EMPTY
    else:
        state = ReadingState.RECOGNISED if was_recognised else ReadingState.READ
    _settle(reading, pages=pages if has_text else [], state=state)


def _settle(reading: DocumentReading, *, pages: list[str], state: ReadingState) -> None:
    is_changed = (reading.pages, reading.state) != (pages, state)
    reading.pages, reading.state = pages, state
    reading.save()
    if is_changed:
        _tell(reading.document_id)


def _tell(document_id: int) -> None:
    """Have the pages that offer the file taken again, and kept answers go stale."""
    pages = PolicyDocumentPage.objects.live().filter(attachments__document_id=document_id)
    entries_changed.send(
        sender=PolicyDocumentPage,
        page_ids=list(pages.order_by("pk").values_list("pk", flat=True).distinct()),
    )
    bump_content_version()

"""Has attached files read again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import ngettext

from cms.models import PortalDocument, ReadingState
from cms.readings.actions import want_reading
from cms.tasks import read_document


class Command(BaseCommand):
    """Enqueues the reading of files that were never read, of those in one state, or of all."""

    help = "Have PDF and DOCX files read in the background; may be run again at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="also files that were read")
        which.add_argument("--state", choices=ReadingState.values, help="also files in this state")

    def handle(self, **options: Any) -> None:
        documents = PortalDocument.objects.select_related("reading").order_by("pk")
        count = 0
        for document in documents.iterator(chunk_size=200):
            with transaction.atomic():
                is_new = want_reading(document)
                reading = getattr(document, "reading", None)
                is_asked = reading is not None and reading.state == options["state"]
                if is_new or options["all"] or is_asked:
                    read_document.enqueue(document_id=document.pk, file_hash=document.file_hash)
                    count += 1
        self.stdout.write(
            ngettext("%(count)d tệp sẽ được đọc.", "%(count)d tệp sẽ được đọc.", count)
            % {"count": count}
        )

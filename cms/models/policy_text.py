"""Where a document's text comes from: typed in by an editor, or read from its first file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cms.models.media import PortalDocument
from cms.models.readings import DocumentReading, ReadingState
from cms.passages import Clause, clauses, file_clauses

if TYPE_CHECKING:
    from cms.models.policies import PolicyDocumentPage


@dataclass(frozen=True)
class TextSource:
    """A text and, where it was read from a file, that file."""

    text: str = ""
    reading: DocumentReading | None = None

    @property
    def document(self) -> PortalDocument | None:
        """The file the text was read from."""
        return self.reading.document if self.reading else None

    @property
    def document_id(self) -> int | None:
        """The key of that file."""
        return self.reading.document_id if self.reading else None

    @property
    def is_recognised(self) -> bool:
        """Whether letters were recognised in a scan, which makes mistakes."""
        return self.reading is not None and self.reading.state == ReadingState.RECOGNISED

    def parts(self) -> list[Clause]:
        """Return the parts of the text."""
        if self.reading is not None:
            return file_clauses(self.reading.pages, is_paged=self.reading.is_paged)
        return clauses(self.text)


def text_source_of(page: "PolicyDocumentPage") -> TextSource:
    """
    Return an editor's own text where there is one, else that of the first file that has one.

    Text that was written comes before text that was recognised in a scan of the same document.
    """
    if page.full_text.strip():
        return TextSource(text=page.full_text)
    order = [attachment.document_id for attachment in page.attachments.all()]
    found = DocumentReading.objects.of_documents(order).select_related("document")
    readings = sorted(
        (TextSource(reading=reading) for reading in found if reading.is_readable),
        key=lambda source: (source.is_recognised, order.index(source.document_id)),
    )
    return readings[0] if readings else TextSource()

"""What replaced the documents among the hits, so that nobody acts on a text without force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cms.models import PolicyDocumentPage
from search.models import Entry, Kind


@dataclass(frozen=True)
class Successor:
    """The newest document that replaces another, and since when the other has been replaced."""

    title: str
    number: str
    url: str
    since: date | None

    @property
    def name(self) -> str:
        """The number by which the document is called, or its title."""
        return self.number or self.title


def successors(pages: Iterable[Entry]) -> dict[int, Successor]:
    """Return, by page, the live successors of the documents among the pages, in one query."""
    keys = [page.page_id for page in pages if page.kind == Kind.DOCUMENT]
    if not keys:
        return {}
    found: dict[int, Successor] = {}
    since: dict[int, date] = {}
    for page in PolicyDocumentPage.objects.replacing(keys).without_text():
        if day := page.effective_date or page.issued_date:
            since[page.replaces] = min(day, since.get(page.replaces, day))
        found[page.replaces] = Successor(
            title=page.title,
            number=page.number,
            url=page.get_url(),
            since=since.get(page.replaces),
        )
    return found

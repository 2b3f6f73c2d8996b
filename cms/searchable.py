"""What a page hands to the search: plain values, so that search needs to know no page type."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple


class Passage(NamedTuple):
    """A part of a page that can be linked to: a clause, a section."""

    anchor: str
    heading: str
    text: str
    citation: str = ""  # "Điều 5, khoản 2, Nghị định 44/2025/NĐ-CP"
    page_number: int | None = None  # of the file the text was read from, the first one being 1


@dataclass(frozen=True, kw_only=True)
class EntryContent:
    """
    What a published page says, in plain text.

    A page offers it by `search_entry() -> EntryContent | None`; None keeps the page out of the
    search. Text that stands in a passage need not stand in `body` again. A page whose text comes
    later (a file read in the background) is taken again by `cms.signals.entries_changed`.
    """

    kind: str  # "news", "programme", "document" or "page"
    language: str
    title: str
    url: str  # from the site's root: "/van-ban/ke-hoach-172/"
    summary: str = ""
    body: str = ""
    number: str = ""  # as printed: "172/KH-UBND"
    document_kind: str = ""  # the code, not the words
    issuer: str = ""
    topics: tuple[str, ...] = ()  # slugs, the same in every language
    published_at: datetime | None = None
    issued_date: date | None = None
    effective_date: date | None = None
    expiry_date: date | None = None
    replaced_since: date | None = None  # when a live successor took force
    communes: tuple[str, ...] = ()  # codes of the communes and wards it speaks of
    passages: tuple[Passage, ...] = ()

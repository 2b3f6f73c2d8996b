"""Writing entries: what a page says now, in the transaction that changes the page."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from wagtail.models import Page

from cms.searchable import EntryContent, Passage
from portal.vietnamese.numbers import number_key
from portal.vietnamese.writing import clean
from search import sequence
from search.models import Entry
from search.splitting import pieces
from search.tasks.following import follow

_COMMON = ("kind", "language", "url", "number", "document_kind", "issuer", "issued_date")
_DATES = ("effective_date", "expiry_date", "replaced_since", "published_at")
_TOMBSTONE = ("page_id", "kind", "language")
# The parts of a passage share its anchor; the row's own key must differ.
_PIECE = "{anchor}~{number}"


def project(page: Page) -> int:
    """
    Write what a page says now to the search and return how many rows changed.

    The page is its own class's object as it stands in the database. A draft, a page behind a
    password or sign-in, and a copy of a page in another language's tree are withdrawn.
    """
    return write(page.pk, content=content_of(page))


def withdraw(page_id: int) -> int:
    """Take a page out of the search and return how many rows changed."""
    return write(page_id, content=None)


def content_of(page: Page) -> EntryContent | None:
    """Return what the public may find of a page, if anything."""
    if not page.live or page.alias_of_id or not hasattr(page, "search_entry"):
        return None
    content: EntryContent | None = page.search_entry()
    if content is None or page.get_view_restrictions().exists():
        return None
    return content


@transaction.atomic
def write(page_id: int, *, content: EntryContent | None) -> int:
    """Bring a page's rows to its content, number those that differ, and tell the engines."""
    known = Entry.objects.of_page(page_id).only("part", "digest", "is_withdrawn", *_TOMBSTONE)
    present = {row.part: row for row in known}
    wanted = {} if content is None else {row.part: row for row in entries_of(page_id, content)}
    gone = [_tombstone(row) for part, row in present.items() if part not in wanted]
    rows = [row for row in [*wanted.values(), *gone] if _differs(row, present.get(row.part))]
    if not rows:
        return 0
    for row, seq in zip(rows, sequence.take(len(rows)), strict=True):
        row.seq = seq
    Entry.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=_KEY, update_fields=_SAID, batch_size=200
    )
    follow.enqueue()
    return len(rows)


_KEY = ["page_id", "part"]
_SAID = [field.name for field in Entry._meta.concrete_fields if field.name not in {"id", *_KEY}]  # noqa: SLF001


def _differs(row: Entry, present: Entry | None) -> bool:
    if present is None:
        return True
    return (row.digest, row.is_withdrawn) != (present.digest, present.is_withdrawn)


def _tombstone(row: Entry) -> Entry:
    kept = {name: getattr(row, name) for name in _TOMBSTONE}
    return Entry(part=row.part, is_withdrawn=True, **kept)


def entries_of(page_id: int, content: EntryContent) -> Iterator[Entry]:
    """Yield the page's own row, the rest of a long text, and its passages, unsaved."""
    common = _common(content)
    first, *rest = pieces(clean(content.body))
    yield _row(page_id, "", common, summary=clean(content.summary), body=first)
    taken: set[str] = set()
    for text in rest:
        yield _row(page_id, _free("", 2, taken), common, body=text)
    for passage in content.passages:
        yield from _passage_rows(page_id, passage, common, taken)


def _passage_rows(
    page_id: int, passage: Passage, common: dict[str, Any], taken: set[str]
) -> Iterator[Entry]:
    for number, text in enumerate(pieces(clean(passage.text)), start=1):
        part = _free(passage.anchor[:100], number, taken)
        yield _row(
            page_id,
            part,
            common,
            anchor=passage.anchor[:120],
            heading=clean(passage.heading),
            citation=clean(passage.citation)[:400],
            page_number=passage.page_number,
            body=text,
        )


def _free(anchor: str, number: int, taken: set[str]) -> str:
    """Return a key that no other part of the page has; two clauses may carry one anchor."""
    part = anchor if number == 1 and anchor else _PIECE.format(anchor=anchor, number=number)
    while part in taken:
        number += 1
        part = _PIECE.format(anchor=anchor, number=number)
    taken.add(part)
    return part


def _common(content: EntryContent) -> dict[str, Any]:
    values = {name: getattr(content, name) for name in (*_COMMON, *_DATES)}
    if content.issued_date:
        values["published_at"] = None  # its day is the day of issue; going live changes no clause
    day = content.issued_date or (
        timezone.localdate(content.published_at) if content.published_at else None
    )
    return values | {
        "title": clean(content.title),
        "number_key": number_key(content.number)[:120],
        "topics": sorted(set(content.topics)),
        "communes": sorted(set(content.communes)),
        "year": day.year if day else None,
    }


def _row(page_id: int, part: str, common: dict[str, Any], **values: Any) -> Entry:
    values = {**common, **values}
    said = json.dumps(values, default=str, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(said.encode()).hexdigest()
    return Entry(page_id=page_id, part=part, digest=digest, **values)

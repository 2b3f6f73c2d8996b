"""Reading entries."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from search.models.entry import Entry

CHUNK = 500


class EntryQuerySet(models.QuerySet["Entry"]):
    def standing(self) -> Self:
        """Return the entries that are not withdrawn."""
        return self.filter(is_withdrawn=False)

    def of_page(self, page_id: int) -> Self:
        """Return the page's own row and its passages, withdrawn ones too."""
        return self.filter(page_id=page_id)

    def of_pages(self, page_ids: Iterable[int]) -> Self:
        """Return the rows and passages of several pages."""
        return self.filter(page_id__in=list(page_ids))

    def page_rows(self) -> Self:
        """Return the pages' own rows, without the passages."""
        return self.filter(part="")

    def touched(self, *, after: int, up_to: int) -> Self:
        """Return the rows of pages of which any row took a number after one, up to another."""
        rows = self.model.objects.filter(seq__gt=after, seq__lte=up_to)
        return self.filter(page_id__in=rows.order_by().values("page_id"))

    def ending(self, *, after: date, until: date) -> Self:
        """Return the rows of documents whose last day lies after one day, up to another."""
        return self.filter(expiry_date__gt=after, expiry_date__lte=until)

    def after(self, seq: int, *, up_to: int) -> Iterator[list["Entry"]]:
        """
        Yield, in order and in chunks, the rows whose number lies after `seq`, `up_to` included.

        A row that changes meanwhile takes a number beyond `up_to` and comes the next time.
        """
        while True:
            chunk = list(self.filter(seq__gt=seq, seq__lte=up_to).order_by("seq")[:CHUNK])
            if not chunk:
                return
            yield chunk
            seq = chunk[-1].seq

    def pairs(self, *, up_to: int) -> Iterator[tuple[int, int]]:
        """Yield the key and the number of each row up to a number, as one moment has them."""
        found = self.filter(seq__lte=up_to).order_by().values_list("pk", "seq")
        return found.iterator(chunk_size=10_000)

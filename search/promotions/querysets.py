"""Which promotions are shown for a question."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from search.models.entry import Entry

if TYPE_CHECKING:
    from search.query import SearchQuery

LONGEST_PHRASE_WORDS = 8


class PromotionQuerySet(models.QuerySet[Any]):
    def standing(self, *, on: date) -> Self:
        """Return those that run on the day and lead to a page that the public can find."""
        begun = Q(start_date__isnull=True) | Q(start_date__lte=on)
        not_over = Q(end_date__isnull=True) | Q(end_date__gte=on)
        findable = Entry.objects.standing().page_rows().filter(page_id=OuterRef("page_id"))
        return self.filter(begun, not_over, Q(page__isnull=True) | Exists(findable))

    def for_query(self, query: "SearchQuery", *, on: date) -> Self:
        """
        Return what is promoted for the question on the day, in the editors' order.

        One indexed query over a table of a few rows: it costs what asking a shared cache would,
        and an editor's change shows at once.
        """
        whole = Q(matching="whole", questions__folded=" ".join(query.words))
        phrase = Q(matching="phrase", questions__folded__in=list(_phrases(query.words)))
        found = self.standing(on=on).filter(whole | phrase).distinct()
        return found.select_related("page").order_by("position", "pk")

    def with_questions(self) -> Self:
        """Return them with their questions and pages read at once."""
        return self.select_related("page").prefetch_related("questions")


def _phrases(words: tuple[str, ...]) -> Iterator[str]:
    """Yield every run of neighbouring words that is short enough to be a phrase."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_PHRASE_WORDS, len(words)) + 1):
            yield " ".join(words[start:end])

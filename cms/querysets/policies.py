"""Reads of policy documents."""

from datetime import date
from typing import Self

from django.db.models import DateField, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from wagtail.query import PageQuerySet

from cms.validity import Validity
from portal.vietnamese.folding import fold
from portal.vietnamese.numbers import number_key


class PolicyQuerySet(PageQuerySet):
    def with_replacement(self) -> Self:
        """Return the documents, each with `replaced_since`: when a live successor took force."""
        successors = (
            self.model.objects.filter(
                live=True, relations__kind="replaces", relations__target=OuterRef("pk")
            )
            .order_by()
            .values("relations__target")
            .annotate(since=Min(Coalesce(F("effective_date"), F("issued_date"))))
            .values("since")[:1]
        )
        return self.annotate(replaced_since=Subquery(successors, output_field=DateField()))

    def with_validity(self, validity: str, *, on: date) -> Self:
        """Return the documents that have this validity on the day; see cms.validity."""
        conditions = {
            Validity.REPLACED: Q(replaced_since__lte=on),
            Validity.EXPIRED: Q(expiry_date__lte=on),
            Validity.UNKNOWN: Q(effective_date__isnull=True),
            Validity.NOT_YET: Q(effective_date__gt=on),
            Validity.IN_FORCE: Q(effective_date__lte=on),
        }
        documents = self.with_replacement().filter(conditions[Validity(validity)])
        if validity != Validity.REPLACED:
            documents = documents.filter(Q(replaced_since__isnull=True) | Q(replaced_since__gt=on))
        if validity not in {Validity.REPLACED, Validity.EXPIRED}:
            documents = documents.filter(Q(expiry_date__isnull=True) | Q(expiry_date__gt=on))
        return documents

    def of_kind(self, kind: str) -> Self:
        """Return the documents of one kind."""
        return self.filter(kind=kind)

    def by_issuer(self, issuer: str) -> Self:
        """Return the documents one authority issued."""
        return self.filter(issuer=issuer)

    def issued_in(self, year: int) -> Self:
        """Return the documents of one year."""
        return self.filter(issued_date__year=year)

    def about(self, topic_slug: str) -> Self:
        """Return the documents on a topic."""
        return self.filter(topics__slug=topic_slug).distinct()

    def named_like(self, text: str) -> Self:
        """Return the documents whose number holds the text or whose title holds all its words."""
        words = Q()
        for word in fold(text).split():
            words &= Q(folded_title__contains=word)
        key = number_key(text)
        return self.filter(words | Q(number_key__contains=key)) if key else self.none()

    def without_text(self) -> Self:
        """Return the documents for a list: the full text, up to half a megabyte, is left out."""
        return self.defer("full_text")

    def newest(self) -> Self:
        """Return the latest issued first."""
        return self.order_by(F("issued_date").desc(nulls_last=True), "-pk")

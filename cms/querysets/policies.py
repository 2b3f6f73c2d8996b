"""Reads of policy documents."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db.models import Case, CharField, DateField, F, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from cms.querysets.pages import ListedQuerySet
from cms.validity import Validity
from portal.vietnamese.folding import fold
from portal.vietnamese.numbers import number_key


class PolicyQuerySet(ListedQuerySet):
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

    def with_validity(self, *, on: date) -> Self:
        """Return the documents, each with `validity_code` on the day; see cms.validity."""
        code = Case(
            When(replaced_since__lte=on, then=Value(Validity.REPLACED.value)),
            When(expiry_date__lte=on, then=Value(Validity.EXPIRED.value)),
            When(effective_date__isnull=True, then=Value(Validity.UNKNOWN.value)),
            When(effective_date__gt=on, then=Value(Validity.NOT_YET.value)),
            default=Value(Validity.IN_FORCE.value),
            output_field=CharField(),
        )
        return self.with_replacement().annotate(validity_code=code)

    def replacing(self, keys: Iterable[int]) -> Self:
        """
        Return the live documents that replace others, the oldest first.

        One comes for each that it replaces, whose key it has in `replaces`.
        """
        return (
            self.filter(live=True, relations__kind="replaces", relations__target__in=list(keys))
            .annotate(replaces=F("relations__target"))
            .order_by(F("issued_date").asc(nulls_first=True), "pk")
        )

    def for_readers_of(self, language: str, *, source: str) -> Self:
        """Return the documents in the language, and in the source language where untranslated."""
        if language == source:
            return self.in_language(source)
        own = self.model.objects.live().in_language(language)
        untranslated = Q(locale__language_code=source) & ~Q(
            translation_key__in=own.values("translation_key")
        )
        return self.filter(Q(locale__language_code=language) | untranslated)

    def named_like(self, text: str) -> Self:
        """Return the documents whose number holds the text or whose title holds all its words."""
        words = fold(text).split()
        key = number_key(text)
        if not words:
            return self.none()
        titled = Q()
        for word in words:
            titled &= Q(folded_title__contains=word)
        return self.filter(titled | Q(number_key__contains=key) if key else titled)

    def without_text(self) -> Self:
        """Return the documents for a list: the full text, up to half a megabyte, is left out."""
        return self.defer("full_text")

    def newest(self) -> Self:
        """Return the latest issued first."""
        return self.order_by(F("issued_date").desc(nulls_last=True), "-pk")

    def oldest(self) -> Self:
        """Return the earliest issued first."""
        return self.order_by(F("issued_date").asc(nulls_last=True), "pk")

    def by_title(self) -> Self:
        """Return the documents in the order of their folded titles."""
        return self.order_by("folded_title", "pk")

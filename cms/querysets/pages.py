"""Reads that every kind of page shares."""

from datetime import datetime
from typing import Self

from django.db.models import F

from wagtail.query import PageQuerySet


class ListedQuerySet(PageQuerySet):
    def listed(self) -> Self:
        """Return the pages that lists, feeds and the sitemap may name: live, for everybody."""
        return self.live().public()

    def in_language(self, language: str) -> Self:
        """Return the pages of one language."""
        return self.filter(locale__language_code=language)

    def about(self, topic_slug: str) -> Self:
        """Return the pages on a topic; its slug is the same in every language."""
        return self.filter(topics__slug=topic_slug).distinct()

    def since(self, moment: datetime) -> Self:
        """Return the pages first published at or after the moment."""
        return self.filter(first_published_at__gte=moment)

    def latest_first(self) -> Self:
        """Return the latest published first."""
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")

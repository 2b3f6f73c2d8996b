"""Reads of articles."""

from typing import Self

from cms.querysets.pages import ListedQuerySet


class ArticleQuerySet(ListedQuerySet):
    def for_cards(self) -> Self:
        """Return the articles with what a list shows of each: no running text, one picture."""
        return (
            self.defer("body")
            .select_related("cover", "locale")
            .prefetch_related("cover__renditions")
        )

"""Reading synonyms and their trials."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from portal.vietnamese.folding import fold
from search.wording.synonyms.workflow import MOVES, SynonymState


class SynonymQuerySet(models.QuerySet[Any]):
    def live(self) -> Self:
        """Return those that questions are understood by."""
        return self.filter(state=SynonymState.LIVE)

    def movable(self, *, to: SynonymState) -> Self:
        """Return those from which the table allows the move."""
        return self.filter(state__in=MOVES[to])

    def naming(self, text: str) -> Self:
        """Return those whose term, or one of whose meanings, has the text, marks aside."""
        return self.filter(Q(folded__contains=fold(text)) | Q(folded_meanings__contains=fold(text)))

    def by_term(self) -> Self:
        """Return them by the alphabet."""
        return self.order_by("folded", "pk")


class TrialQuerySet(models.QuerySet[Any]):
    def newest_first(self) -> Self:
        """Return them by when they were asked for."""
        return self.order_by("-requested_at", "-pk")

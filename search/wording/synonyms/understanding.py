"""Understanding a question by the synonyms that are live."""

import uuid
from dataclasses import replace
from functools import lru_cache

from portal.web.pages import bump_content_version
from search.models import Synonym, SynonymVersion
from search.query import SearchQuery
from search.wording.synonyms.phrasebook import Phrasebook


def understood(query: SearchQuery) -> SearchQuery:
    """Return the question with what its words may stand for; one cheap read each time."""
    if not query.words:
        return query
    return replace(query, expansions=_phrasebook(_version()).expansions(query.words))


def changed() -> None:
    """Let every process read the synonyms anew; call it in the transaction that changes them."""
    SynonymVersion.objects.update_or_create(pk=1, defaults={"token": uuid.uuid4()})
    bump_content_version()


def _version() -> str:
    token = SynonymVersion.objects.filter(pk=1).values_list("token", flat=True).first()
    return str(token or "")


@lru_cache(maxsize=2)
def _phrasebook(version: str) -> Phrasebook:
    return Phrasebook(Synonym.objects.live().by_term())

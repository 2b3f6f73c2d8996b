"""What may be meant while a question is typed: questions others ask, documents, pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.vietnamese.folding import fold
from portal.vietnamese.folding import words as folded_words
from portal.vietnamese.keying import from_telex
from portal.vietnamese.writing import clean
from search.engines import registry
from search.engines.base import EngineUnavailableError
from search.models import AskedQuestion, Entry, Kind
from search.presenting.badges import kind
from search.query import TEXT, SearchQuery

SHORTEST = 2
LONGEST = 100
MOST = 8
MOST_QUESTIONS = 3
# Some of what the engine finds is in another language or withdrawn since.
_FOUND = 3 * MOST


@dataclass(frozen=True)
class Completion:
    """Something to choose: what it is called, what it is, where it leads."""

    text: str
    note: str
    url: str


def completions(typed: str, *, path: str) -> list[Completion]:
    """Return what to offer for a beginning; `path` is that of the page of results."""
    text = " ".join(clean(typed[:LONGEST]).split())
    words = tuple(word for *_place, word in folded_words(text))
    if len("".join(words)) < SHORTEST:
        return []
    asked = list(_questions(words, path))
    return [*asked, *_pages(text, words)][:MOST]


def _questions(words: Sequence[str], path: str) -> Iterator[Completion]:
    for question in AskedQuestion.objects.frequent(" ".join(words), MOST_QUESTIONS):
        address = f"{path}?{urlencode({TEXT: question.written})}"
        yield Completion(text=question.written, note=_("Nhiều người tìm"), url=address)


def _pages(text: str, words: tuple[str, ...]) -> Iterator[Completion]:
    """Yield pages by number or title; those of another language only if they are documents."""
    try:
        found = _found(text, words)
    except EngineUnavailableError:
        return
    rows = Entry.objects.standing().of_pages(found).page_rows()
    pages = {page.page_id: page for page in rows}
    for key in found:
        page = pages.get(key)
        if page and (page.language == get_language() or page.kind == Kind.DOCUMENT):
            named = " – ".join(filter(None, (page.number, page.title)))
            yield Completion(text=named, note=kind(page), url=page.url)


def _found(text: str, words: tuple[str, ...]) -> list[int]:
    """Return the pages' keys, those asked for by number first."""
    engine = registry.embedded()
    query = SearchQuery.parse({TEXT: text})
    numbered = engine.match(query).matches if query.numbers else ()
    titled = engine.complete(words, limit=_FOUND)
    if not titled and (meant := _unkeyed(words)) != words:
        titled = engine.complete(meant, limit=_FOUND)
    return list(dict.fromkeys([*(match.page_id for match in numbered), *titled]))


def _unkeyed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words as they are if they were keyed in Telex with the input method off."""
    return tuple(fold(from_telex(word)) or word for word in words)

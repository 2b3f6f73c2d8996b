"""The words of an entry as both engines keep them: folded and split here, by one rule."""

from dataclasses import dataclass

from portal.vietnamese.folding import words
from search.models import Entry
from search.numbers import number_keys


@dataclass(frozen=True)
class EntryWords:
    """Words separated by single spaces, and the number's keys."""

    title: str
    heading: str
    number: str
    keys: tuple[str, ...]
    body: str


def entry_words(entry: Entry) -> EntryWords:
    """Return an entry's words."""
    return EntryWords(
        title=_folded(entry.title),
        heading=_folded(entry.heading),
        number=_folded(entry.number),
        keys=number_keys(entry.number),
        body=_folded(f"{entry.summary}\n{entry.body}"),
    )


def _folded(text: str) -> str:
    return " ".join(word for *_, word in words(text))

"""The words of an entry as both engines keep them: folded and split here, by one rule."""

from dataclasses import dataclass

from portal.vietnamese.folding import folded_words
from search.models import Entry
from search.numbers import number_keys


@dataclass(frozen=True)
class EntryWords:
    """Words separated by single spaces, and the number's keys."""

    title: str
    heading: str
    body: str
    keys: tuple[str, ...]


def entry_words(entry: Entry) -> EntryWords:
    """Return an entry's words; the number is part of the title."""
    return EntryWords(
        title=folded_words(f"{entry.title}\n{entry.number}"),
        heading=folded_words(entry.heading),
        body=folded_words(f"{entry.summary}\n{entry.body}"),
        keys=number_keys(entry.number),
    )

"""What is shown of a match: read from the entries, so that nothing withdrawn is ever shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from search.engines.base import Match, Matches
from search.highlighting import Segment, Sought, has_match, marked, snippet
from search.models import Entry
from search.numbers import number_keys
from search.query import SearchQuery
from search.successors import Successor, successors


@dataclass(frozen=True)
class PassageHit:
    """
    A passage of a page that matches, with the address of its place and how it is cited.

    `page_number` is the page of the file that the text was read from.
    """

    url: str
    heading: tuple[Segment, ...]
    text: tuple[Segment, ...]
    citation: str = ""
    page_number: int | None = None


@dataclass(frozen=True)
class Hit:
    """A page that matches."""

    page: Entry
    title: tuple[Segment, ...]
    number: tuple[Segment, ...]
    text: tuple[Segment, ...]
    passages: tuple[PassageHit, ...]
    successor: Successor | None = None


def hits(query: SearchQuery, matches: Matches) -> tuple[Hit, ...]:
    """Return the hits of one page of matches: one query for entries, one for successors."""
    entries = {entry.pk: entry for entry in _entries(matches)}
    pages = {entry.page_id: entry for entry in entries.values() if entry.part == ""}
    replaced = successors(pages.values())
    making = _Making(query)
    return tuple(
        making.hit(
            pages[match.page_id],
            [entries[pk] for pk in match.entries if pk in entries],
            replaced.get(match.page_id),
        )
        for match in matches.matches
        if match.page_id in pages
    )


def _entries(matches: Matches) -> Iterator[Entry]:
    found: Sequence[Match] = matches.matches
    if not found:
        return
    pages = Q(page_id__in=[match.page_id for match in found], part="")
    parts = Q(pk__in=[pk for match in found for pk in match.entries])
    yield from Entry.objects.standing().filter(pages | parts)


class _Making:
    """Makes hits for one question; what it seeks is worked out once."""

    def __init__(self, query: SearchQuery) -> None:
        self._sought = Sought.by(query)
        self._numbers = query.numbers

    def hit(self, page: Entry, entries: Sequence[Entry], successor: Successor | None) -> Hit:
        snippets = {entry.pk: snippet(entry.body, self._sought) for entry in entries}
        return Hit(
            page=page,
            title=marked(page.title, self._sought),
            number=self._number(page),
            text=self._text(page, entries, snippets),
            passages=tuple(self._passages(entries, snippets)),
            successor=successor,
        )

    def _number(self, page: Entry) -> tuple[Segment, ...]:
        """Return the number, marked as a whole if it was asked for in whatever spelling."""
        keys = number_keys(page.number) if self._numbers else ()
        if any(key.startswith(self._numbers) for key in keys):
            return (Segment(page.number, is_match=True),)
        return marked(page.number, self._sought)

    def _text(
        self, page: Entry, entries: Sequence[Entry], snippets: dict[int, tuple[Segment, ...]]
    ) -> tuple[Segment, ...]:
        """Return the summary if it answers or nothing else does, else what answers in the text."""
        summary = snippet(page.summary, self._sought)
        if has_match(summary):
            return summary
        for entry in entries:
            if not entry.anchor and has_match(snippets[entry.pk]):
                return snippets[entry.pk]
        return summary or snippet(page.body, self._sought)

    def _passages(
        self, entries: Sequence[Entry], snippets: dict[int, tuple[Segment, ...]]
    ) -> Iterator[PassageHit]:
        """Yield the passages that say something of what is sought; some match by page alone."""
        for entry in entries:
            heading, text = marked(entry.heading, self._sought), snippets[entry.pk]
            if entry.anchor and (has_match(heading) or has_match(text)):
                yield PassageHit(
                    url=f"{entry.url}#{entry.anchor}",
                    heading=heading,
                    text=text,
                    citation=entry.citation,
                    page_number=entry.page_number,
                )

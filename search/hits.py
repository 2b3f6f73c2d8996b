"""What is shown of a match: read from the entries, so that nothing withdrawn is ever shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.engines.base import Matches
from search.highlighting import Segment, Sought, has_match, marked, snippet
from search.models import Entry
from search.query import SearchQuery


@dataclass(frozen=True)
class PassageHit:
    """A passage of a page that matches, with the address of its place."""

    url: str
    heading: tuple[Segment, ...]
    text: tuple[Segment, ...]


@dataclass(frozen=True)
class Hit:
    """A page that matches."""

    page: Entry
    title: tuple[Segment, ...]
    number: tuple[Segment, ...]
    text: tuple[Segment, ...]
    passages: tuple[PassageHit, ...]


def hits(query: SearchQuery, matches: Matches) -> tuple[Hit, ...]:
    """Return the hits of one page of matches, in two queries."""
    wanted = [pk for match in matches.matches for pk in match.entries]
    standing = Entry.objects.standing()
    pages = {
        entry.page_id: entry
        for entry in standing.of_pages(match.page_id for match in matches.matches).page_rows()
    }
    entries = standing.in_bulk(wanted)
    sought = Sought.by(query)
    return tuple(
        _hit(
            pages[match.page_id],
            [entries[pk] for pk in match.entries if pk in entries],
            sought,
        )
        for match in matches.matches
        if match.page_id in pages
    )


def _hit(page: Entry, entries: Sequence[Entry], sought: Sought) -> Hit:
    return Hit(
        page=page,
        title=marked(page.title, sought),
        number=marked(page.number, sought),
        text=_text(page, entries, sought),
        passages=tuple(_passages(entries, sought)),
    )


def _text(page: Entry, entries: Sequence[Entry], sought: Sought) -> tuple[Segment, ...]:
    """Return the summary if it answers or nothing else does, else what answers in the text."""
    summary = snippet(page.summary, sought)
    if has_match(summary):
        return summary
    for entry in entries:
        found = snippet(entry.body, sought)
        if not entry.anchor and has_match(found):
            return found
    return summary or snippet(page.body, sought)


def _passages(entries: Sequence[Entry], sought: Sought) -> Iterator[PassageHit]:
    """Yield the passages that say something of what is sought; some match by their page alone."""
    for entry in entries:
        heading, text = marked(entry.heading, sought), snippet(entry.body, sought)
        if entry.anchor and (has_match(heading) or has_match(text)):
            yield PassageHit(url=f"{entry.url}#{entry.anchor}", heading=heading, text=text)

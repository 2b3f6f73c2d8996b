"""What was understood of a question, in words."""

from collections.abc import Iterable

from portal.vietnamese.folding import fold
from search.answering import SearchResults


def with_marks(results: SearchResults) -> str:
    """Return the question as the hits write it, if it was typed without marks."""
    asked = " ".join(results.query.words)
    if not results.query.text.isascii():
        return ""
    for hit in results.hits:
        texts = (hit.title, hit.text, *(passage.text for passage in hit.passages))
        for segment in (segment for text in texts for segment in text if segment.is_match):
            if fold(segment.text) == asked and not segment.text.isascii():
                return segment.text.lower()
    return ""


def quoted(phrases: Iterable[tuple[str, ...]]) -> list[str]:
    """Return phrases as texts."""
    return [" ".join(phrase) for phrase in phrases]

"""The words of rich content, for search, summaries and reading time."""

import math
from typing import Any

from wagtail.rich_text import get_text_for_indexing

SYLLABLES_PER_MINUTE = 230


def stream_text(value: Any) -> str:
    """Return the words of a stream field's value, a line for each part."""
    return "\n".join(value.stream_block.get_searchable_content(value)) if value else ""


def html_text(html: str) -> str:
    """Return the words of rich text without its tags."""
    return get_text_for_indexing(html).strip()


def reading_minutes(text: str) -> int:
    """Return how many minutes the text takes to read, at least one."""
    return max(1, math.ceil(len(text.split()) / SYLLABLES_PER_MINUTE))

"""How what matches is drawn; an included template for each stretch of text would cost far more."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.highlighting import Segment

register = template.Library()


@register.filter
def marks(segments: Iterable[Segment]) -> SafeString:
    """Write the segments as text, what matches within <mark>."""
    written = [
        f"<mark>{escape(part.text)}</mark>" if part.is_match else escape(part.text)
        for part in segments
    ]
    return mark_safe("".join(written))  # noqa: S308 - each part is escaped above

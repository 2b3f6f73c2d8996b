"""How the words of a page are kept here."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.rich_text import RichText

from cms.models import BasePage

Body = list[tuple[str, Any]]


@dataclass(frozen=True)
class PageText:
    """One page; every text is keyed by language code."""

    page_class: type[BasePage]
    slug: str
    title: dict[str, str]
    lead: dict[str, str]
    body: dict[str, Body] = field(default_factory=dict)


def section(heading: str, *paragraphs: str) -> Body:
    """Return a heading and its paragraphs; a paragraph may hold links and lists."""
    html = "".join(text if text.startswith("<") else f"<p>{text}</p>" for text in paragraphs)
    return [("heading", heading), ("paragraph", RichText(html))]

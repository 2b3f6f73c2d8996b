"""A collection's documents as pages: as the portal's own pages are handed to the search."""

from datetime import date
from typing import Any

from cms.passages import clauses, document_passages, is_cited
from cms.searchable import EntryContent
from search.evaluation.collection import Collection, Document
from search.evaluation.source import GivenPages
from search.models import Kind


def pages_of(collection: Collection) -> GivenPages:
    """Return the documents as pages, numbered from 1 in their order."""
    return GivenPages(map(content_of, collection.documents), token=collection.name)


def content_of(document: Document) -> EntryContent:
    """
    Return what a document says: its title, and its text as the body.

    Where the collection tells how the document is cited, the text is a legal one and is divided
    into passages, as the portal does with its policy documents.
    """
    about = {"kind": Kind.DOCUMENT, "language": "vi", **document.about}
    issued = about.get("issued")
    return EntryContent(
        kind=about["kind"],
        language=about["language"],
        title=document.title,
        url=f"/{document.key}/",
        summary=about.get("summary", ""),
        number=about.get("number", ""),
        document_kind=about.get("document_kind", ""),
        issuer=about.get("issuer", ""),
        topics=tuple(about.get("topics", ())),
        issued_date=date.fromisoformat(issued) if issued else None,
        **_divided(document.text, cited_as=about.get("citation", "")),
    )


def _divided(text: str, *, cited_as: str) -> dict[str, Any]:
    if not cited_as:
        return {"body": text}
    parts = clauses(text)
    rest = [part for part in parts if not is_cited(part)]
    return {
        "body": "\n".join(f"{part.heading}\n{part.text}".strip() for part in rest),
        "passages": tuple(document_passages(parts, name=cited_as)),
    }

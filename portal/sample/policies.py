"""Policy documents: their pages, their relations, and two files each."""

from datetime import date, datetime, timedelta
from typing import Final

from django.core.files.base import ContentFile

from cms.models import (
    PolicyAttachment,
    PolicyDocumentPage,
    PolicyIndexPage,
    PolicyKind,
    PolicyRelation,
    PortalDocument,
)
from portal.sample.attachments import Decree, as_docx, as_pdf
from portal.sample.pages import load_folder, topics
from portal.sample.reading import Text, read_all

RELATIONS: Final = ("amends", "replaces", "implements", "cites")


def load_policies(now: datetime) -> None:
    """Publish the documents, then what each does to the others."""
    # The documents say themselves when they were issued; the portal took them in last month.
    load_folder(
        "documents",
        parent=PolicyIndexPage,
        page_class=PolicyDocumentPage,
        fill=_fill,
        now=now - timedelta(days=1),
    )
    for text in read_all("documents"):
        _relate(text)


def _fill(page: PolicyDocumentPage, text: Text) -> None:
    page.number = text.field("number")
    page.kind = text.field("kind")
    page.issuer = text.field("issuer")
    page.issued_date = _day(text.field("issued"))
    page.effective_date = _day(text.field("effective"))
    # As in the texts that are imported, the title stands in the first line.
    page.full_text = f"{page.title}\n{text.sections[''].strip()}"
    page.topics = topics(text)
    page.attachments = [
        PolicyAttachment(document=document, title=title) for title, document in _files(page, text)
    ]


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _files(page: PolicyDocumentPage, text: Text) -> list[tuple[str, PortalDocument]]:
    """Return the PDF and the DOCX of a document, stored."""
    decree = Decree(
        number=page.number,
        kind="Văn bản" if page.kind == PolicyKind.OTHER else str(page.get_kind_display()),
        title=page.title,
        issuer=page.issuer,
        issued=f"{page.issued_date:%d/%m/%Y}" if page.issued_date else "",
        text=text.sections[""].strip(),
    )
    files = []
    for suffix, label, content in (
        ("pdf", "Bản PDF", as_pdf(decree)),
        ("docx", "Bản Word", as_docx(decree)),
    ):
        document = PortalDocument(title=f"{page.number} ({suffix.upper()}, dữ liệu mẫu)")
        document.file.save(f"{text.slug}-mau.{suffix}", ContentFile(content), save=False)
        document.save()
        document.file.close()
        files.append((f"{label} (dữ liệu mẫu)", document))
    return files


def _relate(text: Text) -> None:
    page = PolicyDocumentPage.objects.get(number=text.field("number"))
    page.relations = [
        PolicyRelation(kind=kind, target=PolicyDocumentPage.objects.get(number=number))
        for kind in RELATIONS
        for number in text.names(kind)
    ]
    if page.relations.count():
        moment = page.last_published_at
        page.save_revision().publish()
        PolicyDocumentPage.objects.filter(pk=page.pk).update(last_published_at=moment)

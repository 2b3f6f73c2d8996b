"""Published pages for the tests, below the sections every database has."""

from datetime import date
from typing import Any

from django.utils import timezone

from wagtail.models import Page

from cms.models import (
    ArticlePage,
    NewsIndexPage,
    PolicyDocumentPage,
    PolicyIndexPage,
    ProgrammeIndexPage,
    ProgrammePage,
    Topic,
)


def section(page_class: type[Page], language: str = "vi") -> Page:
    """Return the section of this class that the setup made."""
    return page_class.objects.get(locale__language_code=language)


def publish(parent: Page, page: Page) -> Page:
    """Add a page below the parent and publish it as an editor would."""
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def article(title: str = "Lạng Sơn trồng hồi trên núi đá", **fields: Any) -> ArticlePage:
    topics = fields.pop("topics", [])
    language = fields.pop("language", "vi")
    communes = fields.pop("communes", [])
    values = {"lead": "Một lời dẫn ngắn.", "first_published_at": timezone.now()} | fields
    page = ArticlePage(title=title, **values)
    page.topics, page.communes = topics, communes
    return publish(section(NewsIndexPage, language), page)


def programme(title: str = "Phân loại rác tại nguồn", **fields: Any) -> ProgrammePage:
    return publish(section(ProgrammeIndexPage), ProgrammePage(title=title, **fields))


def policy(number: str = "172/KH-UBND", **fields: Any) -> PolicyDocumentPage:
    values = {
        "title": f"Kế hoạch {number}",
        "kind": "plan",
        "issuer": "UBND tỉnh Lạng Sơn",
        "issued_date": date(2023, 8, 11),
    } | fields
    topics = values.pop("topics", [])
    page = PolicyDocumentPage(number=number, **values)
    page.topics = topics
    return publish(section(PolicyIndexPage), page)


def topic(name: str = "Rừng", slug: str = "rung") -> Topic:
    return Topic.objects.create(name=name, slug=slug, locale=section(NewsIndexPage).locale)

"""What feed readers and search robots fetch: RSS, sitemap.xml, robots.txt."""

from collections.abc import Iterable
from datetime import datetime, time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail.models import Page

from cms.models import ArticlePage, BasePage, PolicyDocumentPage, ProgrammePage, Topic
from cms.models.policies import SOURCE_LANGUAGE
from portal.web.context import SITE_NAME
from portal.web.pages import public_page

FEED_SIZE = 30
SITEMAP_SIZE = 50_000  # the sitemap protocol's limit for one file
CLOSED_TO_ROBOTS = ("/admin/", "/tai-khoan/", "/ho-so/", "/tra-cuu/", "/gop-y/", "/tim-kiem/")


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _feed(title: str, description: str, pages: Iterable[BasePage], *, name: str) -> HttpResponse:
    feed = Rss201rev2Feed(
        title=f"{title} – {SITE_NAME}",
        link=settings.BASE_URL,
        description=description,
        language=_language(),
        feed_url=f"{settings.BASE_URL}{name}",
    )
    for page in pages:
        feed.add_item(
            title=page.title,
            link=page.absolute_url(),
            description=page.summary,
            unique_id=page.absolute_url(),
            pubdate=_published(page),
            updateddate=page.last_published_at,
        )
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def _published(page: BasePage) -> datetime | None:
    issued = getattr(page, "issued_date", None)
    if issued is not None:
        return timezone.make_aware(datetime.combine(issued, time.min))
    published: datetime | None = page.first_published_at
    return published


@public_page()
def news(request: HttpRequest) -> HttpResponse:
    """Answer with the latest articles of the language."""
    articles = ArticlePage.objects.listed().in_language(_language()).for_cards().latest_first()
    return _feed(_("Tin tức"), _("Tin mới của cổng"), articles[:FEED_SIZE], name=reverse("cms:rss"))


@public_page()
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the latest articles on one topic."""
    named = Topic.objects.filter(slug=slug).order_by("locale__pk")
    here = named.in_language(_language()).first() or get_object_or_404(named[:1])
    articles = ArticlePage.objects.listed().in_language(_language()).about(slug).for_cards()
    return _feed(
        here.name,
        _("Tin mới theo chủ đề"),
        articles.latest_first()[:FEED_SIZE],
        name=reverse("cms:rss-topic", kwargs={"slug": slug}),
    )


@public_page()
def policies(request: HttpRequest) -> HttpResponse:
    """Answer with the latest issued documents."""
    documents = PolicyDocumentPage.objects.listed().for_readers_of(
        _language(), source=SOURCE_LANGUAGE
    )
    return _feed(
        _("Văn bản mới"),
        _("Văn bản mới ban hành có trên cổng"),
        documents.without_text().newest()[:FEED_SIZE],
        name=reverse("cms:rss-policies"),
    )


@public_page()
def programmes(request: HttpRequest) -> HttpResponse:
    """Answer with the latest programmes."""
    pages = ProgrammePage.objects.listed().in_language(_language()).latest_first()
    return _feed(
        _("Chương trình"),
        _("Chương trình mới của tỉnh"),
        pages[:FEED_SIZE],
        name=reverse("cms:rss-programmes"),
    )


@public_page()
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with every public page in every language."""
    pages = Page.objects.live().public().filter(depth__gt=1).order_by("path")[:SITEMAP_SIZE]
    entries = [
        {"address": f"{settings.BASE_URL}{address}", "changed_at": page.last_published_at}
        for page in pages
        if (address := page.get_url(request))
    ]
    return render(request, "cms/sitemap.xml", {"entries": entries}, content_type="application/xml")


@public_page()
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with what robots should leave alone."""
    codes = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    closed = [
        *CLOSED_TO_ROBOTS,
        *(f"/{code}{path}" for code in codes for path in CLOSED_TO_ROBOTS[1:]),
    ]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {settings.BASE_URL}{reverse('cms-machine:sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

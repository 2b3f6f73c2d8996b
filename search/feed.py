"""A question's answer as an Atom feed: the newest matches, each with its citation."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wagtail.models import Page

from portal.web.context import SITE_NAME
from search.highlighting import written
from search.hits import Hit
from search.models import Entry
from search.presenting.badges import kind
from search.query import SearchQuery

# The year in which the identifiers were coined; it never changes (RFC 4151).
COINED = "2026"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Return when the newest entry changed; an empty feed changes once a day."""
        days = [item["updateddate"] for item in self.items]
        return max(days, default=_midnight())


def feed(query: SearchQuery, hits: Iterable[Hit], *, page_url: str, feed_url: str) -> str:
    """Return the feed's text; the addresses begin at the site's root."""
    hits = list(hits)
    made = _Feed(
        title=_xml(_title(query)),
        subtitle=_("Kết quả tìm kiếm mới nhất"),
        link=f"{settings.BASE_URL}{page_url}",
        feed_url=f"{settings.BASE_URL}{feed_url}",
        description="",
        language=get_language(),
        author_name=str(SITE_NAME),
        feed_guid=_tag(f"search?{urlencode(query.parameters())}"),
    )
    changed = _changed(hit.page.page_id for hit in hits)
    for hit in hits:
        published = _published(hit.page)
        made.add_item(
            title=_xml(" – ".join(filter(None, (hit.page.number, hit.page.title)))),
            link=f"{settings.BASE_URL}{hit.page.url}",
            description=_xml(_said(hit)),
            unique_id=_tag(f"page/{hit.page.page_id}"),
            pubdate=published,
            updateddate=changed.get(hit.page.page_id) or published,
            categories=[kind(hit.page)],
        )
    return made.writeString("utf-8")


def _title(query: SearchQuery) -> str:
    if not query.text:
        return f"{_('Tìm kiếm')} – {SITE_NAME}"
    return f"{_('Tìm “%(text)s”') % {'text': query.text}} – {SITE_NAME}"


def _tag(name: str) -> str:
    return f"tag:{urlsplit(settings.BASE_URL).hostname},{COINED}:{name}"


def _said(hit: Hit) -> str:
    """Return what the page says to the question, each clause under its citation."""
    said = [written(hit.text)]
    for passage in hit.passages:
        cited = passage.citation or written(passage.heading)
        said.append(f"{cited}: {written(passage.text)}")
    return "\n".join(filter(None, said))


def _changed(keys: Iterable[int]) -> Mapping[int, datetime]:
    pages = Page.objects.filter(pk__in=list(keys), last_published_at__isnull=False)
    return dict(pages.values_list("pk", "last_published_at"))


def _published(page: Entry) -> datetime:
    if page.issued_date:
        return timezone.make_aware(datetime.combine(page.issued_date, time.min))
    return page.published_at or _midnight() - timedelta(days=1)


def _midnight() -> datetime:
    return timezone.make_aware(datetime.combine(timezone.localdate(), time.min))


def _xml(text: str) -> str:
    """Return the text without the characters that no XML may hold."""
    return _NOT_XML.sub("", text)

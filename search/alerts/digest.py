"""How a follower is told what is new: a plain text in three groups."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import formats, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.web.mail import send_mail
from search.alerts import links, wording
from search.alerts.matching import Change
from search.models import Alert, Entry
from search.presenting.filters import address
from search.query import Sort

LONGEST_SUBJECT_QUESTION = 60


class Told(NamedTuple):
    """A page to tell of, why, and the passage that answers best, if one does."""

    change: str
    page_id: int
    passage_id: int | None


def send(alert: Alert, told: Iterable[Told], *, period: date) -> bool:
    """Mail the digest; False if every page that it would tell of is gone again."""
    told = list(told)
    with translation.override(alert.language):
        groups = _groups(told)
        count = sum(len(group["items"]) for group in groups)
        if not count:
            return False
        query = wording.asked(alert.question)
        question = wording.described(query)
        results = address(reverse("search:results"), query.sorted_by(Sort.DATE))
        context = {
            "subject": _subject(question, count),
            "question": question,
            "groups": groups,
            "results_url": f"{settings.BASE_URL}{results}",
            "manage_url": links.manage_link(alert),
            "stop_url": links.stop_link(alert),
        }
    send_mail(
        template="alert_digest",
        to=alert.address,
        context=context,
        language=alert.language,
        key=f"{alert.uuid}:{period.isoformat()}",
        unsubscribe_url=links.stop_link(alert),
    )
    return True


def _subject(question: str, count: int) -> str:
    short = Truncator(question).chars(LONGEST_SUBJECT_QUESTION)
    text = ngettext("%(count)s tin về %(question)s", "%(count)s tin về %(question)s", count)
    return text % {"count": count, "question": short}


def _groups(told: list[Told]) -> list[dict[str, Any]]:
    """Return the groups that have something to tell, read from the entries in two queries."""
    titles = {
        Change.NEW: _("Mới"),
        Change.CHANGED: _("Vừa sửa đổi"),
        Change.ENDING: _("Sắp hết hiệu lực"),
    }
    standing = Entry.objects.standing()
    rows = standing.of_pages(one.page_id for one in told).page_rows()
    pages = {entry.page_id: entry for entry in rows}
    passages = standing.in_bulk([one.passage_id for one in told if one.passage_id])
    groups = []
    for change, title in titles.items():
        items = [
            _item(pages[one.page_id], passages.get(one.passage_id), change)
            for one in told
            if one.change == change and one.page_id in pages
        ]
        if items:
            groups.append({"title": title, "items": items})
    return groups


def _item(page: Entry, passage: Entry | None, change: Change) -> dict[str, str]:
    anchor = f"#{passage.anchor}" if passage and passage.anchor else ""
    # A page's address begins at the site's root; only its path is taken, whatever it holds.
    path = urlsplit(page.url).path
    return {
        "title": page.title,
        "meta": _meta(page, change),
        "heading": passage.heading if passage else "",
        "url": f"{settings.BASE_URL}{path}{anchor}",
    }


def _meta(page: Entry, change: Change) -> str:
    if change == Change.ENDING and page.expiry_date:
        ends = _("hết hiệu lực ngày %(day)s") % {"day": _day(page.expiry_date)}
        return ", ".join(part for part in (page.number, ends) if part)
    day = page.issued_date or (page.published_at.date() if page.published_at else None)
    return ", ".join(part for part in (page.number, _day(day) if day else "") if part)


def _day(day: date) -> str:
    return formats.date_format(day, "SHORT_DATE_FORMAT")

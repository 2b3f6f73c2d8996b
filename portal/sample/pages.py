"""What all sample pages have in common: how one is published, how one is translated."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from wagtail.models import Locale, Page
from wagtail.rich_text import RichText

from cms.models import BasePage, Topic
from portal.places.models import Commune
from portal.sample.pictures import picture
from portal.sample.reading import Part, Text, read_all, read_rows, read_translation

VIETNAMESE: Final = "vi"
ENGLISH: Final = "en"
Fill = Callable[[Any, Text], None]


def load_topics() -> None:
    """Make the topics in both languages."""
    locales = {code: Locale.objects.get(language_code=code) for code in (VIETNAMESE, ENGLISH)}
    for slug, vietnamese, english in read_rows("topics.txt"):
        topic = Topic.objects.filter(slug=slug, locale=locales[VIETNAMESE]).first()
        if topic is None:
            topic = Topic.objects.create(slug=slug, name=vietnamese, locale=locales[VIETNAMESE])
        if not topic.has_translation(locales[ENGLISH]):
            translated = topic.copy_for_translation(locales[ENGLISH])
            translated.name = english
            translated.save()


def load_folder(
    folder: str, *, parent: type[BasePage], page_class: type[BasePage], fill: Fill, now: datetime
) -> None:
    """
    Publish every text of a folder below the section, and its translation where there is one.

    :raises Page.DoesNotExist: if the section is missing from the page tree
    """
    section = parent.objects.get(locale__language_code=VIETNAMESE)
    english = Locale.objects.get(language_code=ENGLISH)
    for text in read_all(folder):
        if page_class.objects.child_of(section).filter(slug=text.slug).exists():
            continue
        moment = now - timedelta(hours=float(text.field("age_hours") or 24 * 30))
        page = page_class(slug=text.slug, is_sample=True, locale=section.locale)
        _write(page, text, fill)
        section.add_child(instance=page)
        _publish(page, moment)
        if (translation := read_translation(folder, text, ENGLISH)) is not None:
            copy = page.copy_for_translation(english)
            _write(copy, translation, fill)
            _publish(copy, moment)


def _write(page: Any, text: Text, fill: Fill) -> None:
    page.title = text.field("title")
    page.draft_title = page.title
    page.lead = text.field("lead")
    fill(page, text)


def _publish(page: Any, moment: datetime) -> None:
    page.first_published_at = moment
    page.save_revision(clean=False).publish()
    # Publishing says "changed now"; a sample page is as old as it claims to be.
    Page.objects.filter(pk=page.pk).update(
        first_published_at=moment, last_published_at=moment, latest_revision_created_at=moment
    )


def topics(text: Text) -> list[Topic]:
    """Return the topics that a Vietnamese text names."""
    return list(Topic.objects.in_language(VIETNAMESE).filter(slug__in=text.names("topics")))


def communes(text: Text) -> list[Commune]:
    """Return the communes that a text names, each with its kind: "Xã Đình Lập"."""
    names = set(text.names("communes"))
    return [commune for commune in Commune.objects.by_name() if str(commune) in names]


def body(parts: list[Part], language: str) -> list[tuple[str, Any]]:
    """Return the parts as the blocks of a page's body."""
    return [_block(part, language) for part in parts]


def _block(part: Part, language: str) -> tuple[str, Any]:
    if part.kind == "heading":
        return "heading", part.text
    if part.kind == "picture":
        image = picture(part.title, language)
        return "picture", {"image": image, "caption": part.text, "credit": image.credit}
    if part.kind == "facts":
        return "fact_box", {"title": part.title, "body": RichText(part.text)}
    if part.kind == "table":
        return "table", {"caption": part.title, "rows": part.text}
    return "paragraph", RichText(part.text)

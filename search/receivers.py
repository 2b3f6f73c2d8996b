"""
Noticing that a page changed, inside the transaction that changes it.

Wagtail sends `page_published` and `post_page_move` after its transactions have ended: a process
that dies between the two would leave a published page unfound. `Page.save` and Django's deletion
are transactions and send the model signals within, so those are what is listened to.
See docs/decisions/0010.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save

from wagtail.models import Page, PageViewRestriction, get_page_models

from cms.receivers import DRAFT_FIELDS
from cms.signals import entries_changed
from search.projection import project, withdraw
from search.tasks.projecting import project_below


def connect() -> None:
    """Listen to every page class and to who may see a page."""
    for model in get_page_models():
        name = model.__name__
        pre_save.connect(page_saving, sender=model, dispatch_uid=f"search-saving-{name}")
        post_save.connect(page_saved, sender=model, dispatch_uid=f"search-saved-{name}")
    post_delete.connect(page_deleted, sender=Page, dispatch_uid="search-deleted")
    entries_changed.connect(pages_changed, dispatch_uid="search-changed")
    for signal, name in ((post_save, "set"), (post_delete, "lifted")):
        uid = f"search-restriction-{name}"
        signal.connect(audience_changed, sender=PageViewRestriction, dispatch_uid=uid)


def page_saving(
    *, instance: Page, raw: bool, update_fields: frozenset[str] | None, **_: Any
) -> None:
    """Have the pages below written again when the page's address changes."""
    is_kept = update_fields is not None and "url_path" not in update_fields
    if raw or instance.pk is None or is_kept:
        return
    before = Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True).first()
    if before is not None and before != instance.url_path:
        project_below.enqueue(page_id=instance.pk)


def page_saved(
    *, instance: Page, raw: bool, update_fields: frozenset[str] | None, **_: Any
) -> None:
    """
    Write what the page says now, unless only its draft was saved.

    A whole object that is saved is what the public sees from now on; when some fields were saved
    the object may hold a draft besides, so the page is read again.
    """
    if raw or (update_fields is not None and update_fields <= DRAFT_FIELDS):
        return
    is_whole = update_fields is None and type(instance) is instance.specific_class
    if is_whole:
        project(instance)
    elif instance.specific_class is not None:
        project(instance.specific_class.objects.get(pk=instance.pk))


def page_deleted(*, instance: Page, **_: Any) -> None:
    """Take the page out of the search."""
    withdraw(instance.pk)


def pages_changed(*, page_ids: Iterable[int], **_: Any) -> None:
    """Write what pages say now whose text changed apart from the page."""
    for page in Page.objects.filter(pk__in=list(page_ids)).specific().order_by("pk"):
        project(page)


def audience_changed(*, instance: PageViewRestriction, **_: Any) -> None:
    """Have the page and those below it written again for those who may see them now."""
    project_below.enqueue(page_id=instance.page_id)

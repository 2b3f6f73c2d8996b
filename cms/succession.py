"""
Telling the ring above that a document is replaced, or no longer is.

What a document says to the search depends on the pages that replace it: on their relations, their
dates and on whether they are live. Relations are written after their page, in its transaction.
"""

from typing import Any

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from wagtail.models import Page

from cms.models import PolicyDocumentPage, PolicyRelation, RelationKind
from cms.receivers import DRAFT_FIELDS
from cms.signals import entries_changed

_REPLACES = Q(kind=RelationKind.REPLACES, target__isnull=False)


@receiver(pre_save, sender=PolicyRelation)
def relation_saving(*, instance: PolicyRelation, raw: bool, **_: Any) -> None:
    """Remember which document the relation replaced until now."""
    if not raw:
        instance.formerly_replaced = frozenset(_replaced(Q(pk=instance.pk)))


@receiver(post_save, sender=PolicyRelation)
def relation_saved(*, instance: PolicyRelation, raw: bool, **_: Any) -> None:
    """Take again what the relation replaces now or did before; not where that is the same."""
    if not raw:
        _take_again(_replaced(Q(pk=instance.pk)) ^ instance.formerly_replaced)


@receiver(post_delete, sender=PolicyRelation)
def relation_deleted(*, instance: PolicyRelation, **_: Any) -> None:
    """Take again the document that is replaced no longer."""
    # The document may be what is being deleted, and the relation with it.
    if instance.kind == RelationKind.REPLACES:
        standing = PolicyDocumentPage.objects.filter(pk=instance.target_id)
        _take_again(set(standing.values_list("pk", flat=True)))


@receiver(post_save, sender=PolicyDocumentPage)
@receiver(post_save, sender=Page)
def successor_saved(
    *, instance: Page, raw: bool, update_fields: frozenset[str] | None, **_: Any
) -> None:
    """Take again what the page replaces: it may have gone live, been withdrawn or dated anew."""
    if raw or (update_fields is not None and update_fields <= DRAFT_FIELDS):
        return
    _take_again(_replaced(Q(page_id=instance.pk)))


def _replaced(which: Q) -> set[int]:
    found = PolicyRelation.objects.filter(which & _REPLACES).values_list("target_id", flat=True)
    return {target for target in found if target is not None}


def _take_again(page_ids: set[int] | frozenset[int]) -> None:
    if page_ids:
        entries_changed.send(sender=PolicyDocumentPage, page_ids=sorted(page_ids))

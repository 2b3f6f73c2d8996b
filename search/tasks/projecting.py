"""Writing entries of pages whose address or audience changed with a page above them."""

from django.db import transaction

from wagtail.models import Page

from django_tasks import task

from search.projection import project


@task()
def project_below(*, page_id: int) -> None:
    """Write what the page and every page below it say now; a page that has gone has none."""
    top = Page.objects.filter(pk=page_id).first()
    if top is None:
        return
    for pk in top.get_descendants(inclusive=True).order_by("path").values_list("pk", flat=True):
        project_one(page_id=pk)


@transaction.atomic
def project_one(*, page_id: int) -> None:
    """Write what one page says now, holding its row so that it cannot change meanwhile."""
    page = Page.objects.select_for_update().filter(pk=page_id).first()
    if page is not None:
        project(page.specific)

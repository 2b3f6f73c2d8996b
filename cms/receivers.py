"""What follows a publication, and what follows the last migration."""

from typing import Any

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model
from django.db.models.signals import post_delete, post_migrate, post_save
from django.dispatch import receiver

from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.models import PortalDocument, PortalImage, Topic
from cms.setup import ensure_site
from portal.web.pages import bump_content_version

PARTS_OF_PAGES = (PortalImage, PortalDocument, Topic, PageViewRestriction)


@receiver([page_published, page_unpublished, post_page_move])
def renew_pages(**_kwargs: Any) -> None:
    """Make kept pages stale in the transaction that publishes, withdraws or moves a page."""
    bump_content_version()


@receiver(post_save)
def renew_pages_with_part(sender: type[Model], **_kwargs: Any) -> None:
    """Make kept pages stale when a picture, file, topic or restriction changes."""
    if sender in PARTS_OF_PAGES:
        bump_content_version()


@receiver(post_delete)
def renew_pages_without(sender: type[Model], **_kwargs: Any) -> None:
    """Make kept pages stale when a page or a part of pages is deleted."""
    if sender in PARTS_OF_PAGES or issubclass(sender, Page):
        bump_content_version()


@receiver(post_migrate)
def complete_site(sender: Any, using: str, **kwargs: Any) -> None:
    """Make the site when no migration is left to do; half-migrated tables are left alone."""
    if sender.label != "cms":
        return
    # A flush, which sends no plan, leaves the tables as they are.
    if "plan" in kwargs:
        executor = MigrationExecutor(connections[using])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        # Wagtail's caches are asked as soon as a page is saved.
        call_command("createcachetable", database=using, verbosity=0)
    ensure_site()

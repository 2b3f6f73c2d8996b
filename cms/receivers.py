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

# What saving a draft writes to a page's row: nothing that the public sees.
DRAFT_FIELDS = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "go_live_at",
        "expire_at",
    }
)
PARTS_OF_PAGES = (PortalImage, PortalDocument, Topic, PageViewRestriction)


@receiver([page_published, page_unpublished, post_page_move])
def renew_pages(**_kwargs: Any) -> None:
    """Make kept pages stale once more when all that hangs on a page is written too."""
    bump_content_version()


@receiver(post_save)
def renew_pages_with_part(
    sender: type[Model], update_fields: frozenset[str] | None, **_kwargs: Any
) -> None:
    """
    Make kept pages stale, in the same transaction, when a page or a part of pages changes.

    Wagtail sends its own signals after its transaction; a process may die between the two.
    """
    is_draft = update_fields is not None and update_fields <= DRAFT_FIELDS
    if sender in PARTS_OF_PAGES or (issubclass(sender, Page) and not is_draft):
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

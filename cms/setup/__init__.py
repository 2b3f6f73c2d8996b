"""A fresh database becomes a working site: languages, page tree, roles' rights, moderation."""

from django.db import transaction

from cms.setup.desk import ensure_desk
from cms.setup.tree import ensure_tree


@transaction.atomic
def ensure_site() -> None:
    """
    Make what every installation has before anybody writes a page.

    The page tree is made once and belongs to the editors from then on; the rights of the roles
    are completed at every call. Calling it again changes nothing that an editor changed.
    """
    homes = ensure_tree()
    ensure_desk(homes)

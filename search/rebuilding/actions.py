"""Asking for a rebuild and calling it off."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from wagtail.log_actions import log

import structlog

from portal.users.models import User
from search.engines import registry
from search.models import Rebuild
from search.rebuilding.workflow import RebuildState
from search.tasks.rebuilding import rebuild_index

logger = structlog.get_logger(__name__)
REBUILD = "search.rebuild_index"
INTERRUPTED = "interrupted"


class NotInUseError(Exception):
    """No engine of this name is in use."""


class AlreadyRebuildingError(Exception):
    """A rebuild of this engine waits or runs."""


class NotOpenError(Exception):
    """The rebuild has ended."""


@transaction.atomic
def ask(engine: str, *, actor: User, now: datetime) -> Rebuild:
    """
    Ask for a rebuild of an engine's index; a worker does it while the old index answers.

    One that lost its worker is closed first.

    :raises PermissionDenied: if the actor may not
    :raises NotInUseError: if no such engine is in use
    :raises AlreadyRebuildingError: if one waits or runs
    """
    _check(actor)
    if engine not in {one.name for one in registry.in_use()}:
        raise NotInUseError(engine)
    Rebuild.objects.filter(engine=engine).silent(at=now).update(
        state=RebuildState.FAILED, finished_at=now, error=INTERRUPTED
    )
    try:
        with transaction.atomic():
            rebuild = Rebuild.objects.create(
                engine=engine, requested_by=actor, requested_at=now, progressed_at=now
            )
    except IntegrityError as error:
        raise AlreadyRebuildingError(engine) from error
    log(rebuild, "wagtail.create", user=actor)
    rebuild_index.enqueue(rebuild=rebuild.pk)
    return rebuild


@transaction.atomic
def cancel(rebuild: Rebuild, *, actor: User, now: datetime) -> Rebuild:
    """
    Call a rebuild off; the index in use stays, the unfinished one is thrown away.

    :raises PermissionDenied: if the actor may not
    :raises NotOpenError: if it has ended
    """
    _check(actor)
    to = RebuildState.CANCELLED
    locked = Rebuild.objects.select_for_update().movable(to=to).filter(pk=rebuild.pk).first()
    if locked is None:
        raise NotOpenError
    locked.state, locked.finished_at = to, now
    locked.save(update_fields=["state", "finished_at"])
    log(locked, "wagtail.edit", user=actor)
    return locked


def go_back(*, actor: User) -> str:
    """
    Let Elasticsearch answer from the index before the last rebuild and return the index's name.

    :raises PermissionDenied: if the actor may not
    :raises NotInUseError: if Elasticsearch is not in use
    :raises EngineUnavailableError: if there is no such index, or no way to it
    """
    _check(actor)
    if not settings.ELASTICSEARCH_URL:
        raise NotInUseError("elasticsearch")
    name = registry.elastic().go_back()
    logger.info("search_index_went_back", index=name, actor_id=actor.pk)
    return name


def _check(actor: User) -> None:
    if not actor.has_perm(REBUILD):
        raise PermissionDenied

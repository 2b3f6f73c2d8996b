"""
Keeping the engines up with the entries.

An engine that is away fails no task: what it misses is kept by the sequence, and once it is back it
takes everything up within a minute, however long it was gone.
"""

import logging
from datetime import timedelta

from django_tasks import task

from portal.tasks.periodic import every
from search.engines import registry
from search.engines.base import EngineUnavailableError, OutdatedIndexError

logger = logging.getLogger(__name__)


@task()
def follow() -> None:
    """Let every engine in use take up the entries it has not seen; enqueued by each change."""
    take_up()


@every(timedelta(minutes=1))
@task()
def catch_up() -> None:
    """Let every engine take up what it missed while it was away."""
    take_up()


def take_up() -> int:
    """Let every engine in use take up what it has not seen and return how many could not."""
    failures = 0
    # The embedded one first: it waits for no service.
    for engine in reversed(registry.in_use()):
        try:
            engine.follow()
        except OutdatedIndexError as error:
            failures += 1
            logger.error("search engine %s: %s", engine.name, error)
        except EngineUnavailableError as error:
            failures += 1
            logger.warning("search engine %s is behind: %s", engine.name, error)
    return failures

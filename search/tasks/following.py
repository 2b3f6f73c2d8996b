"""Keeping the engines up with the entries."""

from django_tasks import task

from search.engines import registry
from search.engines.base import EngineUnavailableError


@task()
def follow() -> None:
    """
    Let every engine in use take up the entries it has not seen.

    :raises EngineUnavailableError: if one could not, after the others did; it is then repeated
    """
    failures = []
    for engine in registry.in_use():
        try:
            engine.follow()
        except EngineUnavailableError as error:
            failures.append(f"{engine.name}: {error}")
    if failures:
        raise EngineUnavailableError("; ".join(failures))

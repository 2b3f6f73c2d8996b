"""How far the engines are behind what is published."""

import logging
from typing import Any

from search import sequence
from search.breaker import State, breaker
from search.engines import registry
from search.engines.base import Engine, EngineUnavailableError, OutdatedIndexError
from search.models import Entry

logger = logging.getLogger(__name__)


def lag() -> dict[str, Any]:
    """
    Return how many entries stand, the sequence's last number, and each engine's distance from it.

    It is `ok` as long as one engine can answer, and `degraded` while one of them cannot.
    """
    told = distances()
    return {
        "ok": any(distance["available"] for distance in told.values()),
        "degraded": breaker.state is not State.CLOSED
        or not all(distance["available"] for distance in told.values()),
        "breaker": breaker.state.name.lower(),
        "rows": Entry.objects.standing().count(),
        "last_seq": sequence.position().seq,
        "engines": told,
    }


def distances() -> dict[str, dict[str, Any]]:
    """Return for each engine in use whether its index can be read, and how far it is behind."""
    end = sequence.position()
    return {engine.name: _distance(engine, end) for engine in registry.in_use()}


def _distance(engine: Engine, end: sequence.Position) -> dict[str, Any]:
    try:
        reached = engine.position()
    except OutdatedIndexError as error:
        logger.error("search engine %s: %s", engine.name, error)
        return {"available": False, "reason": str(error)}
    except EngineUnavailableError as error:
        return {"available": False, "reason": type(error.__cause__ or error).__name__}
    return {"available": True, "index_seq": reached.seq, "behind": end.seq - reached.seq}

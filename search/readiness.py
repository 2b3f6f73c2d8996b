"""How far the engines are behind what is published."""

from typing import Any

from search import sequence
from search.engines import registry
from search.engines.base import Engine, EngineUnavailableError
from search.models import Entry


def lag() -> dict[str, Any]:
    """
    Return how many entries stand, the sequence's last number, and each engine's distance from it.

    It is `ok` as long as one engine can answer.
    """
    end = sequence.position()
    distances = {engine.name: _distance(engine, end) for engine in registry.in_use()}
    return {
        "ok": any(distance["available"] for distance in distances.values()),
        "rows": Entry.objects.standing().count(),
        "last_seq": end.seq,
        "engines": distances,
    }


def _distance(engine: Engine, end: sequence.Position) -> dict[str, Any]:
    try:
        reached = engine.position()
    except EngineUnavailableError:
        return {"available": False}
    return {"available": True, "index_seq": reached.seq, "behind": end.seq - reached.seq}

"""Indices of perturbed collections that a later run finds again."""

import shutil
import time
from pathlib import Path

from search.engines.base import Engine, OutdatedIndexError
from search.engines.elastic.engine import ElasticEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.evaluation.apart import remove_indices
from tests.bench.corpus import Perturbed


def embedded(source: Perturbed, *, kept: Path, fresh: bool) -> EmbeddedEngine:
    """Return the embedded engine on the file that an earlier run left, if it is still right."""
    folder = kept / source.token
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    return EmbeddedEngine(folder=folder, source=source)


def elastic(source: Perturbed, *, url: str, fresh: bool) -> ElasticEngine:
    """Return Elasticsearch on the index that an earlier run left, if it is still right."""
    prefix = f"bench-{source.token}"
    engine = ElasticEngine(url=url, prefix=prefix, source=source)
    if fresh or _is_outdated(engine):
        remove_indices(url, prefix=prefix)
    return engine


def _is_outdated(engine: ElasticEngine) -> bool:
    try:
        engine.position()
    except OutdatedIndexError:
        return True
    return False


def filled(engine: Engine, source: Perturbed) -> dict[str, float]:
    """
    Have the engine take up the collection and return the seconds, without the making of it.

    `cpu` is what this process computed, which other work on the machine does not lengthen.
    """
    began, computed = time.perf_counter(), time.process_time()
    made, made_computing = source.seconds, source.cpu_seconds
    passages = engine.follow()
    seconds = time.perf_counter() - began - (source.seconds - made)
    cpu_seconds = time.process_time() - computed - (source.cpu_seconds - made_computing)
    if not passages:
        return {}
    return {
        "index_seconds": round(seconds, 2),
        "index_cpu_seconds": round(cpu_seconds, 2),
        "passages_per_second": round(passages / seconds),
        "passages_per_cpu_second": round(passages / cpu_seconds),
    }

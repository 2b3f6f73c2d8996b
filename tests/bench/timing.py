"""How long something takes, as figures to report."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from search.evaluation.measures import percentile


def timed(ask: Callable[[str], Any], asked: Iterable[str], *, warm_up: int = 3) -> dict[str, float]:
    """
    Ask each question and return the times in milliseconds.

    `cpu` is what this process computed, which other work on the machine does not lengthen.
    """
    asked = list(asked)
    for question in asked[:warm_up]:
        ask(question)
    walls, computing = [], []
    for question in asked:
        wall, cpu = time.perf_counter(), time.process_time()
        ask(question)
        walls.append((time.perf_counter() - wall) * 1000)
        computing.append((time.process_time() - cpu) * 1000)
    return {
        "queries": len(asked),
        "p50_ms": round(percentile(walls, 0.5), 2),
        "p95_ms": round(percentile(walls, 0.95), 2),
        "max_ms": round(max(walls), 2),
        "cpu_p50_ms": round(percentile(computing, 0.5), 2),
        "cpu_p95_ms": round(percentile(computing, 0.95), 2),
    }

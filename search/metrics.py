"""Figures of the search for the machine that watches; nothing in them tells who asked or what."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter, Gauge, Histogram
from prometheus_client.core import GaugeMetricFamily

from portal.web.metrics import REGISTRY
from search import readiness
from search.breaker import breaker

_answers = Counter(
    "portal_search_answers",
    "Questions put to an engine, by how it ended: answered, slow, refused, failed",
    ["engine", "outcome"],
    registry=REGISTRY,
)
_seconds = Histogram(
    "portal_search_seconds",
    "How long an engine took, or was waited for",
    ["engine"],
    buckets=(0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.25, 0.5, 1, 2),
    registry=REGISTRY,
)
_breaker = Gauge(
    "portal_search_breaker_state",
    "The way to Elasticsearch: 0 closed, 1 one question on trial, 2 open (the embedded answers)",
    registry=REGISTRY,
)
_breaker.set_function(lambda: breaker.state)


class Lag:
    """How far each engine is behind, read when somebody looks."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the figures of all engines in use."""
        up = GaugeMetricFamily(
            "portal_search_engine_up", "Whether the engine's index can be read", labels=["engine"]
        )
        behind = GaugeMetricFamily(
            "portal_search_index_behind",
            "Steps of the sequence that the engine has not taken",
            labels=["engine"],
        )
        for name, told in readiness.distances().items():
            up.add_metric([name], told["available"])
            if told["available"]:
                behind.add_metric([name], told["behind"])
        yield up
        yield behind


def asked(engine: str, outcome: str, *, seconds: float) -> None:
    """Count a question that was put to an engine."""
    _answers.labels(engine, outcome).inc()
    _seconds.labels(engine).observe(seconds)


@contextmanager
def asking(engine: str) -> Iterator[None]:
    """Count the question that is put to an engine inside the block."""
    began = time.monotonic()
    outcome = "failed"
    try:
        yield
        outcome = "answered"
    finally:
        asked(engine, outcome, seconds=time.monotonic() - began)


def register() -> None:
    """Show the figures that are read when somebody looks."""
    REGISTRY.register(Lag())

"""Figures of the background work for the machine that watches."""

from collections.abc import Iterator

from django.utils import timezone

from prometheus_client.core import GaugeMetricFamily

from portal.tasks.readiness import backlog


class Queue:
    """How much work waits, and whether it is done; read when somebody looks."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the figures of the health address."""
        told = backlog(now=timezone.now())
        for name, meaning in (
            ("waiting", "Tasks that are due and that no worker holds"),
            ("oldest_wait_seconds", "Seconds since the oldest of them was due"),
            ("dead", "Tasks that failed for good and wait for an operator"),
            ("worker_seen_seconds_ago", "Seconds since a worker gave a sign"),
        ):
            if told[name] is not None:
                yield GaugeMetricFamily(f"portal_tasks_{name}", meaning, value=told[name])

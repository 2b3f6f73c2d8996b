from datetime import timedelta

from django.utils import timezone

import pytest

from portal.tasks.models import QueuedTask
from portal.tasks.readiness import backlog
from portal.tasks.worker import Worker, run_due_tasks
from tests.tasks import ledger


@pytest.mark.django_db
class TestBacklog:
    def test_is_empty_on_a_new_installation(self):
        assert backlog(now=timezone.now()) == {
            "waiting": 0,
            "oldest_wait_seconds": 0,
            "dead": 0,
            "worker_seen_seconds_ago": None,
        }

    def test_counts_what_waits_and_what_is_dead(self):
        ledger.fail.enqueue(secret="x")
        QueuedTask.objects.update(attempts_allowed=1)
        run_due_tasks()
        for hours in (0, 5):
            later = timezone.now() + timedelta(hours=hours)
            ledger.fail.using(run_after=later).enqueue(secret="y")
        figures = backlog(now=timezone.now() + timedelta(seconds=90))
        assert (figures["waiting"], figures["dead"]) == (1, 1)
        assert 89 <= figures["oldest_wait_seconds"] <= 91

    def test_tells_how_long_ago_a_worker_lived(self):
        now = timezone.now()
        Worker(clock=lambda: now).run_one()
        assert backlog(now=now + timedelta(seconds=7))["worker_seen_seconds_ago"] == 7


@pytest.mark.django_db
class TestReadyz:
    def test_tells_the_backlog(self, client):
        ledger.fail.enqueue(secret="x")
        part = client.get("/readyz").json()["parts"]["tasks"]
        assert (part["ok"], part["waiting"], part["dead"]) == (True, 1, 0)

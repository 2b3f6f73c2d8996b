from datetime import timedelta

from django.utils import timezone

from wagtail.models import Page

import pytest

from portal.tasks import periodic
from portal.tasks.models import PeriodicClock, QueuedTask, TaskState, WorkerSign
from portal.tasks.tasks import publish_scheduled, purge_settled
from portal.tasks.worker import run_due_tasks
from tests.tasks import ledger

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def rhythm(monkeypatch):
    """Only one periodic task, every minute, so that the others do not count."""
    monkeypatch.setattr(periodic, "_rhythms", {})
    periodic.every(MINUTE)(ledger.miss)


class TestEnqueueDue:
    def test_enqueues_at_the_first_sight_and_then_each_minute(self):
        now = timezone.now()
        assert periodic.enqueue_due(now=now) == 1
        assert periodic.enqueue_due(now=now) == 0
        QueuedTask.objects.all().delete()
        assert periodic.enqueue_due(now=now + MINUTE - timedelta(seconds=1)) == 0
        assert periodic.enqueue_due(now=now + MINUTE) == 1

    def test_makes_up_for_no_missed_beat(self):
        now = timezone.now()
        periodic.enqueue_due(now=now)
        QueuedTask.objects.all().delete()
        assert periodic.enqueue_due(now=now + 60 * MINUTE) == 1
        assert PeriodicClock.objects.get().next_at == now + 61 * MINUTE

    def test_stays_on_the_beat_when_a_look_comes_late(self):
        now = timezone.now()
        periodic.enqueue_due(now=now)
        QueuedTask.objects.all().delete()
        periodic.enqueue_due(now=now + MINUTE + timedelta(seconds=4))
        assert PeriodicClock.objects.get().next_at == now + 2 * MINUTE

    def test_doubles_no_task_that_has_not_ended_but_tries_it_again(self):
        now = timezone.now()
        periodic.enqueue_due(now=now)
        QueuedTask.objects.update(due_at=now + timedelta(hours=1), attempts=7)
        assert periodic.enqueue_due(now=now + MINUTE) == 0
        assert QueuedTask.objects.get().due_at == now + MINUTE

    def test_asks_once_for_all_clocks(self, django_assert_num_queries):
        now = timezone.now()
        periodic.enqueue_due(now=now)
        with django_assert_num_queries(1):
            periodic.enqueue_due(now=now)


class TestPurgeSettled:
    def test_deletes_what_ended_well_a_week_ago_and_no_dead_letter(self):
        old = timezone.now() - timedelta(days=8)
        for state in (TaskState.DONE, TaskState.DEAD, TaskState.DISMISSED):
            ledger.miss.enqueue()
            QueuedTask.objects.open().update(state=state, due_at=None, finished_at=old)
        ledger.miss.enqueue()
        QueuedTask.objects.open().update(
            state=TaskState.DONE, due_at=None, finished_at=timezone.now()
        )
        assert purge_settled.call()["tasks"] == 2
        assert sorted(QueuedTask.objects.values_list("state", flat=True)) == ["dead", "done"]

    def test_deletes_the_signs_of_workers_that_are_gone(self):
        now = timezone.now()
        for name, age in (("gone", timedelta(days=2)), ("here", timedelta(0))):
            WorkerSign.objects.create(worker_id=name, started_at=now - age, seen_at=now - age)
        assert purge_settled.call()["signs"] == 1
        assert WorkerSign.objects.get().worker_id == "here"


class TestPublishScheduled:
    def test_publishes_a_page_whose_time_has_come(self):
        root = Page.get_first_root_node()
        page = root.add_child(instance=Page(title="Thông báo", slug="thong-bao", live=False))
        page.go_live_at = timezone.now() - timedelta(seconds=1)
        page.save_revision(approved_go_live_at=page.go_live_at)
        publish_scheduled.enqueue()
        run_due_tasks()
        page.refresh_from_db()
        assert page.live

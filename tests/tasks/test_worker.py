import logging
from datetime import timedelta

from django.utils import timezone

import pytest
import structlog
from structlog.testing import capture_logs

from portal.tasks import leases
from portal.tasks.backoff import wait_after
from portal.tasks.models import QueuedTask, TaskState, WorkerSign
from portal.tasks.worker import Worker, run_due_tasks
from tests.tasks import ledger

pytestmark = pytest.mark.django_db
LEASE = timedelta(seconds=60)


@pytest.fixture
def book(tmp_path) -> str:
    return str(tmp_path / "ledger")


class TestRunDueTasks:
    def test_gives_the_task_its_id_and_attempt(self, book):
        result = ledger.note.enqueue(number=1, ledger=book)
        assert run_due_tasks() == 1
        assert ledger.lines(book) == [(result.id, 1, 1)]

    def test_runs_also_what_the_tasks_enqueue(self, book):
        ledger.enqueue_another.enqueue(ledger=book)
        assert run_due_tasks() == 2
        assert [number for *_, number in ledger.lines(book)] == [2]

    def test_ends_a_task_well_whose_work_is_no_longer_wanted(self, settings):
        settings.TASKS = {
            "default": {
                "BACKEND": "portal.tasks.backend.DurableBackend",
                "OPTIONS": {
                    "MOOT": {
                        "tests.tasks.ledger.miss": ["django.core.exceptions.ObjectDoesNotExist"]
                    }
                },
            }
        }
        ledger.miss.enqueue()
        run_due_tasks()
        assert QueuedTask.objects.get().state == TaskState.DONE

    def test_tries_a_task_again_that_the_code_no_longer_has(self):
        ledger.miss.enqueue()
        QueuedTask.objects.update(path="tests.tasks.ledger.gone")
        run_due_tasks()
        row = QueuedTask.objects.get()
        assert row.state == TaskState.WAITING
        assert row.errors[0]["class"] == "builtins.ImportError"


class TestFailure:
    def test_waits_as_long_as_the_backoff_says(self):
        ledger.fail.enqueue(secret="x")
        now = timezone.now()
        for attempt in (1, 2, 3):
            assert run_due_tasks(now=now) == 1
            row = QueuedTask.objects.get()
            assert row.state == TaskState.WAITING
            assert row.due_at == now + wait_after(task_id=str(row.pk), attempt=attempt)
            assert run_due_tasks(now=row.due_at - timedelta(milliseconds=1)) == 0
            now = row.due_at

    def test_leaves_a_task_to_an_operator_after_the_last_attempt(self):
        ledger.fail.enqueue(secret="x")
        QueuedTask.objects.update(attempts_allowed=2)
        now = timezone.now()
        run_due_tasks(now=now)
        run_due_tasks(now=now + timedelta(days=1))
        row = QueuedTask.objects.get()
        assert (row.state, row.attempts, row.due_at) == (TaskState.DEAD, 2, None)
        assert "ConnectionError" in row.errors[-1]["class"]
        assert run_due_tasks(now=now + timedelta(days=9)) == 0

    def test_keeps_what_a_task_raises_out_of_the_log(self, caplog):
        ledger.fail.enqueue(secret="0912345678")
        QueuedTask.objects.update(attempts_allowed=1)
        caplog.set_level(logging.DEBUG)
        with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as logs:
            run_due_tasks()
        assert "0912345678" not in caplog.text + str(logs)
        row = QueuedTask.objects.get()
        assert {
            "event": "task_dead",
            "task_id": str(row.pk),
            "task_path": row.path,
            "attempt": 1,
            "error": "builtins.ConnectionError",
            "log_level": "error",
        } in logs
        assert "0912345678" in row.errors[0]["text"]


class TestLease:
    def test_keeps_other_workers_away_until_it_runs_out(self, book):
        ledger.note.enqueue(number=1, ledger=book)
        now = timezone.now()
        first = leases.claim(worker_id="one", length=LEASE, now=now)
        assert first
        assert leases.claim(worker_id="two", length=LEASE, now=now + LEASE / 2) is None
        second = leases.claim(worker_id="two", length=LEASE, now=now + LEASE)
        assert second
        assert (second.pk, second.attempts) == (first.pk, 2)
        assert second.worker_ids == ["one", "two"]

    def test_is_lengthened_by_a_heartbeat(self, book):
        ledger.note.enqueue(number=1, ledger=book)
        now = timezone.now()
        row = leases.claim(worker_id="one", length=LEASE, now=now)
        assert leases.renew(row.pk, token=row.lease_token, until=now + 2 * LEASE)
        assert leases.claim(worker_id="two", length=LEASE, now=now + LEASE * 1.5) is None

    def test_once_lost_lets_no_result_through(self, book):
        ledger.note.enqueue(number=1, ledger=book)
        now = timezone.now()
        slow = leases.claim(worker_id="slow", length=LEASE, now=now)
        quick = leases.claim(worker_id="quick", length=LEASE, now=now + LEASE)
        token = slow.lease_token
        assert not leases.renew(slow.pk, token=token, until=now + 9 * LEASE)
        assert not leases.complete(slow, value="stale", now=now + LEASE)
        slow.lease_token = token
        error = {"class": "E", "text": "", "at": ""}
        assert not leases.fail(slow, error=error, now=now + LEASE)
        row = QueuedTask.objects.get()
        assert (row.state, row.lease_token) == (TaskState.RUNNING, quick.lease_token)
        assert leases.complete(quick, value="right", now=now + LEASE)
        assert QueuedTask.objects.get().return_value == "right"

    def test_that_kills_each_worker_is_not_given_for_ever(self, book):
        ledger.note.enqueue(number=1, ledger=book)
        QueuedTask.objects.update(attempts_allowed=3)
        now = timezone.now()
        for number in range(3):
            assert leases.claim(worker_id="w", length=LEASE, now=now + number * LEASE)
        assert leases.claim(worker_id="w", length=LEASE, now=now + 3 * LEASE) is None
        assert QueuedTask.objects.get().state == TaskState.DEAD


class TestWorker:
    def test_gives_a_sign_of_life_without_work(self):
        now = timezone.now()
        worker = Worker(clock=lambda: now)
        worker.run_one()
        assert WorkerSign.objects.get().seen_at == now

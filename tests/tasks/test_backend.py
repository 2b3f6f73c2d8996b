import uuid
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from wagtail.tasks import update_reference_index_task

import pytest
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks.exceptions import TaskResultDoesNotExist

from portal.tasks.models import QueuedTask
from portal.tasks.worker import run_due_tasks
from tests.tasks import ledger


class RefusalError(Exception):
    pass


@pytest.fixture
def book(tmp_path) -> str:
    return str(tmp_path / "ledger")


@pytest.mark.django_db
class TestEnqueue:
    def test_writes_a_row_and_runs_nothing(self, book):
        result = ledger.note.enqueue(number=1, ledger=book)
        assert result.status == TaskResultStatus.READY
        assert QueuedTask.objects.get().kwargs == {"number": 1, "ledger": book}
        assert ledger.lines(book) == []

    def test_rolls_back_with_its_transaction(self, book):
        with pytest.raises(RefusalError), transaction.atomic():
            ledger.note.enqueue(number=1, ledger=book)
            raise RefusalError
        assert not QueuedTask.objects.exists()
        assert run_due_tasks() == 0

    def test_refuses_what_is_not_json(self, book):
        with pytest.raises(TypeError):
            ledger.note.enqueue(number=uuid.uuid4(), ledger=book)
        assert not QueuedTask.objects.exists()

    def test_waits_until_run_after(self, book):
        later = timezone.now() + timedelta(hours=1)
        ledger.note.using(run_after=later).enqueue(number=1, ledger=book)
        assert run_due_tasks() == 0
        assert run_due_tasks(now=later - timedelta(seconds=1)) == 0
        assert run_due_tasks(now=later) == 1

    def test_orders_by_priority_and_then_by_time(self, book):
        for number, priority in ((1, 0), (2, 0), (3, 50), (4, -5)):
            ledger.note.using(priority=priority).enqueue(number=number, ledger=book)
        run_due_tasks()
        assert [number for _id, _attempt, number in ledger.lines(book)] == [3, 1, 2, 4]

    def test_takes_the_priority_of_a_package_from_the_settings(self, settings):
        run_due_tasks()
        assert settings.TASKS["default"]["OPTIONS"]["PRIORITIES"]
        update_reference_index_task.enqueue("wagtailcore", "page", "1")
        assert QueuedTask.objects.get().priority == -10


@pytest.mark.django_db
class TestGetResult:
    def test_tells_what_came_of_a_task(self, book):
        result = ledger.note.enqueue(number=7, ledger=book)
        run_due_tasks()
        result.refresh()
        assert result.status == TaskResultStatus.SUCCESSFUL
        assert result.return_value == 7
        assert result.attempts == 1
        assert ledger.note.get_result(result.id).id == result.id

    def test_tells_the_errors_of_a_task_that_failed(self):
        result = ledger.fail.enqueue(secret="x")
        run_due_tasks()
        result.refresh()
        assert result.status == TaskResultStatus.READY
        assert result.errors[0].exception_class is ConnectionError

    @pytest.mark.parametrize("unknown", ["4f1c0d5e-8a55-4a0c-9a52-3f6f9d0c1b7a", "nothing", ""])
    def test_knows_no_other_task(self, unknown):
        with pytest.raises(TaskResultDoesNotExist):
            default_task_backend.get_result(unknown)

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.utils import timezone

import pytest

from portal.tasks import dead_letters
from portal.tasks.models import QueuedTask, TaskState
from portal.tasks.worker import run_due_tasks
from tests.factories import UserFactory
from tests.tasks import ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="retry_task"))
    return user


@pytest.fixture
def dead() -> QueuedTask:
    ledger.fail.enqueue(secret="x")
    QueuedTask.objects.update(attempts_allowed=1)
    run_due_tasks()
    return QueuedTask.objects.get()


class TestRetry:
    def test_runs_the_same_task_again_with_a_higher_attempt(self, operator, dead, tmp_path):
        book = str(tmp_path / "ledger")
        QueuedTask.objects.update(
            path="tests.tasks.ledger.note", kwargs={"number": 1, "ledger": book}
        )
        dead_letters.retry(dead.pk, actor=operator, now=timezone.now())
        assert run_due_tasks() == 1
        assert ledger.lines(book) == [(str(dead.pk), 2, 1)]

    def test_gives_it_as_many_tries_as_a_new_task(self, operator, dead):
        task = dead_letters.retry(dead.pk, actor=operator, now=timezone.now())
        assert (task.attempts, task.attempts_allowed) == (1, 21)

    def test_refuses_a_task_that_is_not_dead(self, operator, dead):
        now = timezone.now()
        dead_letters.retry(dead.pk, actor=operator, now=now)
        with pytest.raises(dead_letters.NotDeadError):
            dead_letters.retry(dead.pk, actor=operator, now=now)

    def test_refuses_who_has_no_right(self, dead):
        with pytest.raises(PermissionDenied):
            dead_letters.retry(dead.pk, actor=UserFactory(), now=timezone.now())
        assert QueuedTask.objects.get().state == TaskState.DEAD


class TestRetryAll:
    def test_puts_every_dead_task_back(self, operator, dead):
        ledger.fail.enqueue(secret="y")
        QueuedTask.objects.open().update(attempts_allowed=1)
        run_due_tasks()
        assert dead_letters.retry_all(actor=operator, now=timezone.now()) == 2
        assert QueuedTask.objects.waiting().count() == 2

    def test_refuses_who_has_no_right(self, dead):
        with pytest.raises(PermissionDenied):
            dead_letters.retry_all(actor=UserFactory(), now=timezone.now())


class TestDismiss:
    def test_lays_the_task_aside_for_good(self, operator, dead):
        now = timezone.now()
        dead_letters.dismiss(dead.pk, actor=operator, now=now)
        assert run_due_tasks(now=now + timedelta(days=9)) == 0
        assert QueuedTask.objects.get().state == TaskState.DISMISSED

    def test_refuses_who_has_no_right(self, dead):
        with pytest.raises(PermissionDenied):
            dead_letters.dismiss(dead.pk, actor=UserFactory(), now=timezone.now())

from django.urls import reverse

import pytest

from portal.tasks.models import QueuedTask, TaskState
from portal.tasks.worker import run_due_tasks
from portal.users.roles import Role, give
from tests.factories import UserFactory
from tests.tasks import ledger

pytestmark = pytest.mark.django_db
PHONE = "0987654321"
LIST = "/admin/reports/background-tasks/"


def kill() -> QueuedTask:
    """Return a task that failed for good."""
    result = ledger.fail.enqueue(secret=PHONE)
    QueuedTask.objects.filter(pk=result.id).update(attempts_allowed=1)
    run_due_tasks()
    return QueuedTask.objects.get(pk=result.id)


@pytest.fixture
def operator(client, sign_in):
    user = UserFactory()
    give(user, Role.ADMINISTRATOR)
    return sign_in(user)


class TestTaskList:
    def test_counts_by_state_and_offers_to_retry(self, operator):
        kill()
        text = operator.get(LIST).content.decode()
        assert "Hỏng hẳn: 1" in text
        assert "tests.tasks.ledger.fail" in text
        assert "builtins.ConnectionError" in text
        assert reverse("tasks_desk:retry_all") in text

    def test_shows_no_argument_of_a_task(self, operator):
        kill()
        assert PHONE not in operator.get(LIST).content.decode()

    @pytest.mark.parametrize("state", TaskState.values)
    def test_filters_by_state(self, operator, state):
        kill()
        text = operator.get(LIST, {"state": state}).content.decode()
        assert ("tests.tasks.ledger.fail" in text) == (state == "dead")

    @pytest.mark.parametrize("query", ["state=x%00", "p=x", "p=99999", "ordering=;drop", "state="])
    def test_answers_bad_queries(self, operator, query):
        assert operator.get(f"{LIST}?{query}").status_code == 200

    def test_asks_the_same_number_of_queries_for_one_and_for_many(
        self, operator, django_assert_max_num_queries
    ):
        operator.get(LIST)
        for _number in range(10):
            kill()
        with django_assert_max_num_queries(14):
            operator.get(LIST)

    def test_stands_in_the_reports_menu_of_operators_only(self, operator, sign_in):
        assert LIST in operator.get("/admin/").content.decode()
        officer = UserFactory()
        give(officer, Role.EDITOR)
        assert LIST not in sign_in(officer).get("/admin/").content.decode()


class TestTaskPage:
    def test_shows_what_the_task_raised(self, operator):
        task = kill()
        text = operator.get(f"{LIST}{task.pk}/").content.decode()
        assert "ConnectionError" in text
        assert reverse("tasks_desk:retry", args=[task.pk]) in text

    def test_offers_nothing_for_a_task_that_waits(self, operator):
        result = ledger.fail.enqueue(secret="x")
        text = operator.get(f"{LIST}{result.id}/").content.decode()
        assert reverse("tasks_desk:retry", args=[result.id]) not in text


class TestRetry:
    def test_asks_first_and_writes_nothing_then(self, operator):
        task = kill()
        response = operator.get(reverse("tasks_desk:retry", args=[task.pk]))
        assert "Chạy lại" in response.content.decode()
        assert QueuedTask.objects.get(pk=task.pk).state == TaskState.DEAD

    def test_puts_the_task_back(self, operator):
        task = kill()
        response = operator.post(reverse("tasks_desk:retry", args=[task.pk]), follow=True)
        assert "Việc đã được đưa vào hàng chờ." in response.content.decode()
        assert QueuedTask.objects.get(pk=task.pk).state == TaskState.WAITING

    def test_tells_the_second_of_two_clicks_that_it_is_done(self, operator):
        task = kill()
        address = reverse("tasks_desk:retry", args=[task.pk])
        operator.post(address)
        assert "có người đã xử lý" in operator.post(address, follow=True).content.decode()


class TestRetryAll:
    def test_puts_every_dead_task_back(self, operator):
        kill()
        kill()
        response = operator.post(reverse("tasks_desk:retry_all"), follow=True)
        assert "Đã đưa 2 việc vào hàng chờ." in response.content.decode()


class TestDismiss:
    def test_lays_the_task_aside(self, operator):
        task = kill()
        operator.post(reverse("tasks_desk:dismiss", args=[task.pk]))
        assert QueuedTask.objects.get(pk=task.pk).state == TaskState.DISMISSED

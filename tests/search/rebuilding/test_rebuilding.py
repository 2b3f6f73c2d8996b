from datetime import UTC, datetime, timedelta

from django.core.exceptions import PermissionDenied

import pytest

from portal.tasks.models import QueuedTask, TaskState
from portal.tasks.worker import run_due_tasks
from portal.users.roles import Role, give
from search.engines import registry
from search.models import Rebuild
from search.rebuilding import actions
from search.rebuilding.running import CalledOffError, Progress, run
from search.rebuilding.workflow import RebuildState
from tests.factories import UserFactory
from tests.search.factories import publish_samples

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def administrator():
    user = UserFactory()
    give(user, Role.ADMINISTRATOR)
    return user


def ask(actor, *, now: datetime = NOW) -> Rebuild:
    return actions.ask("embedded", actor=actor, now=now)


class TestAsk:
    def test_has_a_worker_rebuild_the_index(self, administrator, nothing_found):
        publish_samples()
        rebuild = ask(administrator)
        run_due_tasks()
        rebuild.refresh_from_db()
        assert (rebuild.state, rebuild.done, rebuild.total) == (RebuildState.DONE, 8, 8)
        assert rebuild.percent == 100
        assert registry.embedded().position().seq > 0

    def test_refuses_a_second_one_while_the_first_is_open(self, administrator):
        ask(administrator)
        with pytest.raises(actions.AlreadyRebuildingError):
            ask(administrator)
        assert Rebuild.objects.count() == 1

    def test_closes_one_that_lost_its_worker(self, administrator):
        lost = ask(administrator)
        again = ask(administrator, now=NOW + timedelta(minutes=6))
        lost.refresh_from_db()
        assert (lost.state, lost.error) == (RebuildState.FAILED, actions.INTERRUPTED)
        assert again.is_open

    def test_refuses_an_engine_that_is_not_in_use(self, administrator):
        with pytest.raises(actions.NotInUseError):
            actions.ask("elasticsearch", actor=administrator, now=NOW)

    def test_refuses_whoever_may_not(self):
        editor = UserFactory()
        give(editor, Role.EDITOR)
        with pytest.raises(PermissionDenied):
            ask(editor)


class TestRun:
    def test_writes_the_reason_of_a_failure(self, administrator, settings, tmp_path):
        (tmp_path / "file").write_text("not a folder")
        settings.SEARCH_INDEX_DIR = tmp_path / "file" / "search"
        rebuild = ask(administrator)
        run_due_tasks()
        rebuild.refresh_from_db()
        assert rebuild.state == RebuildState.FAILED
        assert "Not a directory" in rebuild.error
        task = QueuedTask.objects.get(path__endswith="rebuild_index")
        assert task.state == TaskState.DONE

    def test_begins_anew_after_a_worker_was_killed(self, administrator):
        rebuild = ask(administrator)
        Rebuild.objects.update(state=RebuildState.RUNNING, done=5, total=9)
        run(rebuild.pk, clock=lambda: NOW)
        rebuild.refresh_from_db()
        assert rebuild.state == RebuildState.DONE

    def test_gives_up_what_took_its_worker_down_by_its_length(self, administrator):
        rebuild = ask(administrator)
        begun = NOW - timedelta(minutes=15)
        Rebuild.objects.update(state=RebuildState.RUNNING, started_at=begun)
        run(rebuild.pk, clock=lambda: NOW)
        rebuild.refresh_from_db()
        assert (rebuild.state, rebuild.error) == (RebuildState.FAILED, "overlong")

    def test_leaves_alone_what_has_ended(self, administrator):
        rebuild = actions.cancel(ask(administrator), actor=administrator, now=NOW)
        run(rebuild.pk, clock=lambda: NOW)
        rebuild.refresh_from_db()
        assert rebuild.state == RebuildState.CANCELLED
        assert rebuild.started_at is None


class TestProgress:
    def test_writes_at_most_once_a_second(self, administrator, django_assert_num_queries):
        rebuild = ask(administrator)
        Rebuild.objects.update(state=RebuildState.RUNNING)
        progress = Progress(rebuild.pk, clock=lambda: NOW)
        with django_assert_num_queries(1):
            for done in range(100):
                progress(done, 100)

    def test_stops_the_work_when_it_was_called_off(self, administrator):
        rebuild = actions.cancel(ask(administrator), actor=administrator, now=NOW)
        with pytest.raises(CalledOffError):
            Progress(rebuild.pk, clock=lambda: NOW)(1, 2)


class TestCancel:
    def test_leaves_the_index_in_use_and_no_half_built_one(self, administrator, index_folder):
        publish_samples()
        registry.embedded().rebuild()
        before = sorted(index_folder.glob("index-*"))
        rebuild = ask(administrator)
        Rebuild.objects.update(state=RebuildState.RUNNING)
        progress = Progress(rebuild.pk, clock=lambda: NOW)
        actions.cancel(rebuild, actor=administrator, now=NOW)
        with pytest.raises(CalledOffError):
            registry.embedded().rebuild(progress=progress)
        assert sorted(index_folder.glob("index-*")) == before

    def test_refuses_one_that_has_ended(self, administrator):
        rebuild = actions.cancel(ask(administrator), actor=administrator, now=NOW)
        with pytest.raises(actions.NotOpenError):
            actions.cancel(rebuild, actor=administrator, now=NOW)

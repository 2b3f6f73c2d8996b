"""Wagtail's own background work runs on the durable backend."""

from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

import pytest

from portal.tasks.models import QueuedTask, TaskState
from portal.tasks.worker import run_due_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Page:
    return Page.get_first_root_node().add_child(instance=Page(title="Thông báo", slug="thong-bao"))


class TestPublishing:
    def test_is_followed_by_the_indexing_that_wagtail_asks_for(self, page):
        page.save_revision().publish()
        run_due_tasks()
        assert set(QueuedTask.objects.values_list("state", flat=True)) == {TaskState.DONE}
        found = Page.objects.search("Thông báo").results()
        assert page.pk in [result.pk for result in found]

    def test_leaves_no_dead_letter_when_the_page_is_gone_at_once(self, page):
        page.save_revision().publish()
        page.delete()
        run_due_tasks()
        assert set(QueuedTask.objects.values_list("state", flat=True)) == {TaskState.DONE}


class TestDeletedImage:
    def test_takes_its_file_along(self, django_capture_on_commit_callbacks):
        model = get_image_model()
        image = model.objects.create(title="Suối", file=get_test_image_file())
        storage, name = image.file.storage, image.file.name
        run_due_tasks()
        with django_capture_on_commit_callbacks(execute=True):
            image.delete()
        assert storage.exists(name)
        run_due_tasks()
        assert not storage.exists(name)

"""What editors see at the desk about files."""

from django.urls import reverse

import pytest

from cms.models import DocumentReading, PortalDocument
from portal.tasks.worker import run_due_tasks
from portal.users.roles import Role, give
from tests.cms.readings import files
from tests.cms.readings.test_tasks import offering, stored
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def editor(sign_in):
    person = UserFactory()
    give(person, Role.EDITOR)
    return sign_in(person)


@pytest.fixture
def broken() -> PortalDocument:
    return stored(b"%PDF-1.7 nothing", "hong.pdf")


class TestUnreadFilesView:
    def test_lists_the_files_somebody_must_do_something_about(self, editor, broken):
        stored(files.word(), "tot.docx")
        run_due_tasks()
        text = editor.get(reverse("unread_files")).content.decode()
        assert "hong.pdf" in text
        assert "Tệp hỏng, không mở được" in text
        assert "tải lên lại" in text
        assert "tot.docx" not in text

    def test_exports(self, editor, broken):
        run_due_tasks()
        response = editor.get(reverse("unread_files") + "?export=csv")
        assert b"hong.pdf" in b"".join(response.streaming_content)

    def test_asks_no_question_for_each_file(self, editor, django_assert_max_num_queries):
        for number in range(12):
            stored(b"%%PDF-1.7 %d" % number, f"{number}.pdf")
        DocumentReading.objects.update(state="broken")
        editor.get(reverse("unread_files"))
        with django_assert_max_num_queries(30):
            editor.get(reverse("unread_files"))


class TestFileStatesPanel:
    def test_tells_the_editor_of_the_page(self, editor, broken):
        page = offering(broken, stored(files.word(), "tot.docx"))
        address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        assert "Đang chờ đọc" in editor.get(address).content.decode()
        run_due_tasks()
        text = editor.get(address).content.decode()
        assert "Tệp hỏng, không mở được" in text
        assert "Trang vẫn xuất bản được" in text
        assert "nên trang hiện chữ đọc từ tệp “tot.docx”" in text

    def test_is_silent_without_a_file(self, editor):
        page = offering()
        text = editor.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
        assert "Chữ trong tệp đính kèm" not in text


class TestDocumentEditView:
    def test_tells_the_editor_of_the_file(self, editor, broken):
        run_due_tasks()
        address = reverse("wagtaildocs:edit", args=(broken.pk,))
        assert "Tệp hỏng, không mở được" in editor.get(address).content.decode()

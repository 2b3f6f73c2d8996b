"""A file is stored, read by a worker, and the page that offers it follows."""

import io

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction

import pytest

from cms.models import DocumentReading, PolicyAttachment, PortalDocument
from cms.readings import extracting, limits
from cms.tasks import recognise_pages
from portal.tasks.limited import Limits
from portal.tasks.models import QueuedTask
from portal.tasks.worker import run_due_tasks
from portal.web.pages import content_version
from search.models import Entry
from tests.cms.factories import policy
from tests.cms.readings import files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def stored(content: bytes, name: str = "nghi-dinh.pdf") -> PortalDocument:
    document = PortalDocument(title=name)
    document.file.save(name, ContentFile(content), save=False)
    document.save()
    document.file.close()
    return document


def offering(*documents: PortalDocument, **fields: object):
    page = policy("44/2025/NĐ-CP", kind="decree", title="Nghị định mẫu", **fields)
    page.attachments = [PolicyAttachment(document=document) for document in documents]
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def state(document: PortalDocument) -> str:
    return DocumentReading.objects.get(document=document).state


def passages(page) -> dict[str, Entry]:
    return {row.anchor: row for row in Entry.objects.standing().of_page(page.pk) if row.anchor}


def due() -> int:
    return QueuedTask.objects.open().filter(path="cms.tasks.read_document").count()


@pytest.fixture
def without_tesseract(monkeypatch):
    monkeypatch.setattr(extracting.shutil, "which", lambda _name: None)


class TestReadDocument:
    def test_gives_the_page_its_text_with_citations_and_pages(self, client):
        document = stored(files.pdf(files.LAW[:3], files.LAW[3:]))
        page = offering(document)
        assert passages(page) == {}
        before = content_version()
        run_due_tasks()
        assert state(document) == "read"
        assert content_version() > before
        found = passages(page)
        assert found["dieu-2"].citation == "Điều 2, Nghị định 44/2025/NĐ-CP"
        assert (found["dieu-1"].page_number, found["dieu-2"].page_number) == (1, 2)
        document.refresh_from_db()
        assert document.page_count == 2
        text = client.get(page.get_url()).content.decode()
        assert 'id="dieu-2-khoan-2"' in text
        assert f'href="{document.url}#page=2"' in text
        assert "trang 2 của tệp PDF" in text

    def test_reads_a_docx_without_page_numbers(self, client):
        page = offering(stored(files.word(), "nghi-dinh.docx"))
        run_due_tasks()
        assert passages(page)["dieu-1"].page_number is None
        assert "của tệp PDF" not in client.get(page.get_url()).content.decode()

    def test_leaves_an_editors_own_text_in_place(self):
        page = offering(stored(files.word(), "a.docx"), full_text="Tên\nĐiều 1. Của biên tập\nChữ.")
        run_due_tasks()
        assert set(passages(page)) == {"dieu-1"}
        assert page.text_source.document is None

    def test_takes_the_first_file_that_could_be_read(self):
        broken, good = stored(b"%PDF-1.7 nothing"), stored(files.word(), "a.docx")
        page = offering(broken, good)
        run_due_tasks()
        assert page.text_source.document == good

    def test_prefers_what_was_written_to_what_was_recognised(self):
        scanned, written = stored(files.word(), "a.docx"), stored(files.word(), "b.docx")
        page = offering(scanned, written)
        run_due_tasks()
        assert page.text_source.document == scanned
        DocumentReading.objects.filter(document=scanned).update(state="recognised")
        assert page.text_source.document == written

    def test_is_enqueued_with_the_file_or_not_at_all(self):
        with pytest.raises(RuntimeError), transaction.atomic():
            stored(files.word())
            assert due() == 1
            raise RuntimeError
        assert due() == 0

    def test_reads_a_file_once_and_again_when_it_changes(self):
        document = stored(files.word())
        page = offering(document)
        document.save()
        assert due() == 1
        run_due_tasks()
        assert passages(page)
        document.file = ContentFile(files.word(["Điều 1. Tên mới", "Chữ mới."]), "moi.docx")
        document.save()
        assert (state(document), due(), passages(page)) == ("waiting", 1, {})
        run_due_tasks()
        assert passages(page)["dieu-1"].heading == "Điều 1. Tên mới"

    def test_forgets_what_it_read_of_a_file_that_changed_meanwhile(self, monkeypatch):
        document = stored(files.word())
        original = extracting._run

        def change(*args):
            monkeypatch.setattr(extracting, "_run", original)
            PortalDocument.objects.filter(pk=document.pk).update(file_hash="khac")
            DocumentReading.objects.update(file_hash="khac")
            return original(*args)

        monkeypatch.setattr(extracting, "_run", change)
        run_due_tasks()
        assert state(document) == "waiting"

    @pytest.mark.parametrize(
        ("content", "name", "expected"),
        [
            (b"%PDF-1.7 nothing", "a.pdf", "broken"),
            (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "a.docx", "encrypted"),
            (files.many_pages(3000), "a.pdf", "too_large"),
            (files.many_pages(2), "a.pdf", "empty"),
            (b"chu", "a.txt", "unsupported"),
        ],
        ids=["broken", "encrypted", "too large", "empty", "unsupported"],
    )
    def test_publishes_the_page_whatever_the_file_is(self, client, content, name, expected):
        document = stored(content, name)
        page = offering(document)
        run_due_tasks()
        assert state(document) == expected
        assert client.get(page.get_url()).status_code == 200
        assert not QueuedTask.objects.open().exists()

    def test_goes_on_after_a_file_that_never_ends(self, monkeypatch):
        bad, good = stored(files.endless_pdf()), stored(files.word(), "a.docx")
        monkeypatch.setattr(limits, "TEXT_LIMITS", Limits(cpu_seconds=1))
        run_due_tasks()
        assert (state(bad), state(good)) == ("too_hard", "read")
        assert DocumentReading.objects.get(document=bad).error

    def test_says_when_the_file_is_gone(self):
        document = stored(files.word())
        document.file.storage.delete(document.file.name)
        run_due_tasks()
        assert state(document) == "missing"

    def test_takes_a_document_that_was_deleted_for_done(self):
        stored(files.word()).delete()
        run_due_tasks()
        assert not QueuedTask.objects.open().exists()


class TestRecognisePages:
    def test_says_that_a_scan_cannot_be_read_here(self, without_tesseract):
        document = stored(files.scan(files.LAW))
        run_due_tasks()
        assert state(document) == "scanned"
        assert DocumentReading.objects.get().unread == [1]

    def test_reads_a_scan_a_few_pages_at_a_time(self, client):
        if not extracting.can_recognise():
            pytest.skip("tesseract is not installed: apt-get install tesseract-ocr-vie")
        document = stored(files.scan(*[files.LAW[:3]] * 3, files.LAW[3:]))
        page = offering(document)
        run_due_tasks()
        assert state(document) == "recognised"
        assert QueuedTask.objects.filter(path="cms.tasks.recognise_pages").count() == 2
        assert passages(page)["dieu-2"].page_number == 4
        assert "máy nhận dạng từ bản quét" in client.get(page.get_url()).content.decode()

    def test_does_nothing_twice(self):
        document = stored(files.word())
        run_due_tasks()
        recognise_pages.enqueue(document_id=document.pk, file_hash=document.file_hash)
        run_due_tasks()
        assert state(document) == "read"

    def test_names_the_pages_that_stayed_unread(self, monkeypatch):
        monkeypatch.setattr("cms.tasks.can_recognise", lambda: True)
        monkeypatch.setattr("cms.tasks.recognise", lambda _file, pages: ["Điều 1. Chữ", None])
        document = stored(files.scan(files.LAW, files.LAW))
        run_due_tasks()
        reading = DocumentReading.objects.get(document=document)
        assert (reading.state, reading.unread, reading.pages[0]) == (
            "recognised",
            [2],
            "Điều 1. Chữ",
        )
        assert list(DocumentReading.objects.needing_attention()) == [reading]


class TestReadDocuments:
    def run(self, *options: str) -> str:
        out = io.StringIO()
        call_command("read_documents", *options, stdout=out)
        return out.getvalue()

    def test_reads_what_was_never_read(self):
        stored(files.word())
        DocumentReading.objects.all().delete()
        QueuedTask.objects.all().delete()
        assert self.run() == "1 tệp sẽ được đọc.\n"
        assert self.run() == "0 tệp sẽ được đọc.\n"
        run_due_tasks()
        assert DocumentReading.objects.get().state == "read"

    def test_reads_all_or_those_in_a_state_again_and_keeps_the_text_meanwhile(self):
        stored(files.word())
        run_due_tasks()
        assert self.run("--state", "scanned") == "0 tệp sẽ được đọc.\n"
        assert self.run("--state", "read") == "1 tệp sẽ được đọc.\n"
        assert self.run("--all") == "1 tệp sẽ được đọc.\n"
        assert DocumentReading.objects.get().is_readable
        run_due_tasks()
        assert DocumentReading.objects.get().state == "read"

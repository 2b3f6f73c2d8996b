import pytest

from feedback.cases.actions import UploadRefused, store_file
from feedback.cases.papers import sniff
from tests.cases.factories import content_of, office, pdf, picture, upload

ALL = {"pdf", "docx", "xlsx", "jpeg", "png"}


class TestSniff:
    @pytest.mark.parametrize(
        ("content", "kind"),
        [
            (picture(), "jpeg"),
            (picture("PNG"), "png"),
            (picture("WEBP"), "webp"),
            (office("docx"), "docx"),
            (office("xlsx"), "xlsx"),
            (b"%PDF-1.7", "pdf"),
            (b"PK\x03\x04 broken", ""),
            (b"MZ\x90", ""),
            (b"", ""),
        ],
    )
    def test_tells_the_kind_by_content(self, content, kind):
        assert sniff(content) == kind


@pytest.mark.django_db
class TestStoreFile:
    @pytest.mark.parametrize(
        ("content", "name"),
        [(pdf(), "a.pdf"), (office("docx"), "a.docx"), (office("xlsx"), "b.exe")],
    )
    def test_keeps_papers_as_they_are(self, content, name):
        kept = store_file(upload(content, name), purpose="proof", allowed=ALL)
        assert content_of(kept.file) == content
        assert not kept.is_photo

    def test_keeps_pictures_as_clean_copies(self):
        assert store_file(upload(picture("PNG")), purpose="proof", allowed=ALL).is_photo

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "empty"),
            (b"MZ\x90\x00", "type"),
            (pdf()[:60], "broken"),
            (office("docx", extra={"word/vbaProject.bin": b"x"}), "macro"),
            (office("docx", extra={"word/media/zero.bin": b"\0" * 30_000_000}), "bomb"),
            (office("xlsx", extra={f"xl/{n}": b"" for n in range(2001)}), "bomb"),
            (office("docx")[:-30], "type"),
        ],
        ids=["empty", "exe", "broken pdf", "macro", "zip bomb", "many parts", "cut zip"],
    )
    def test_says_why_it_cannot(self, content, code):
        with pytest.raises(UploadRefused) as refusal:
            store_file(upload(content, "giay-to.pdf"), purpose="proof", allowed=ALL)
        assert refusal.value.code == code
        assert "giay-to.pdf" in refusal.value.messages[0]

    def test_lists_what_is_taken(self):
        with pytest.raises(UploadRefused, match="DOCX hoặc PDF"):
            store_file(upload(picture()), purpose="proof", allowed={"pdf", "docx"})

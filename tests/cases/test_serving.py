import pytest

from feedback.cases import serving
from feedback.cases.actions import attach_uploads, discard_upload, store_file, store_photo
from feedback.cases.models import Attachment
from tests.cases.factories import MONDAY, make_case, pdf, picture, upload
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo():
    return store_photo(upload(picture()), purpose="evidence", owner_key="form")


class TestAttachment:
    def test_exists_for_nobody_by_its_address_alone(self, client, photo):
        assert client.get(serving.address(photo)).status_code == 404

    def test_opens_to_the_holder_of_a_signed_link(self, client, photo):
        response = client.get(serving.signed_address(photo, small=True))
        assert b"".join(response.streaming_content).startswith(b"\xff\xd8")
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Disposition"].startswith("inline")

    def test_does_not_open_another_file_with_the_same_link(self, client, photo):
        other = store_photo(upload(picture()), purpose="evidence")
        token = serving.signed_address(photo).partition("?")[2]
        assert client.get(f"{serving.address(other)}?{token}").status_code == 404

    @pytest.mark.parametrize("token", ["", "x", "a:b", "%00", "ố" * 500])
    def test_takes_no_made_up_link(self, client, photo, token):
        assert client.get(f"{serving.address(photo)}?khoa={token}").status_code == 404

    def test_gives_papers_as_downloads_only(self, client):
        paper = store_file(upload(pdf(), "Đơn \r\n.pdf"), purpose="proof", allowed={"pdf"})
        response = client.get(serving.signed_address(paper))
        assert response["Content-Disposition"].startswith("attachment")
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        list(response)

    def test_asks_the_rule_of_the_kind_of_case(self, client, sign_in, photo, monkeypatch):
        attach_uploads(make_case(kind="application"), owner_key="form", actor=None, now=MONDAY)
        friend = UserFactory()
        monkeypatch.setitem(serving._rules, "application", lambda _file, user: user == friend)
        assert sign_in(UserFactory()).get(serving.address(photo)).status_code == 404
        response = sign_in(friend).get(serving.address(photo))
        assert response.status_code == 200
        list(response)

    def test_keeps_quarantined_files_back(self, client, photo):
        Attachment.objects.update(state="quarantined")
        assert client.get(serving.signed_address(photo)).status_code == 404


class TestAttachUploads:
    def test_takes_only_this_forms_uploads_once(self, photo):
        store_photo(upload(picture()), purpose="evidence", owner_key="another")
        case = make_case()
        assert attach_uploads(case, owner_key="form", actor=None, now=MONDAY) == [photo]
        assert attach_uploads(case, owner_key="form", actor=None, now=MONDAY) == []
        assert attach_uploads(case, owner_key="", actor=None, now=MONDAY) == []


class TestDiscardUpload:
    def test_removes_row_and_files(self, photo, django_capture_on_commit_callbacks):
        storage, name = photo.file.storage, photo.file.name
        with django_capture_on_commit_callbacks(execute=True):
            discard_upload(owner_key="another", uuid=str(photo.uuid))
        assert storage.exists(name)
        with django_capture_on_commit_callbacks(execute=True):
            discard_upload(owner_key="form", uuid=str(photo.uuid))
        assert not storage.exists(name)
        assert not Attachment.objects.exists()

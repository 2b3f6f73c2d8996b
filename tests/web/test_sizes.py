import pytest

from tests.conftest import ReadingClient

pytestmark = pytest.mark.django_db


class TestRequestSize:
    def test_refuses_what_is_too_large_and_says_so(self, client: ReadingClient, settings):
        settings.MAX_REQUEST_BYTES = 50
        answer = client.post("/gop-y/", {"page": "/" + "a" * 100, "is_useful": "yes"})
        assert answer.status_code == 413
        assert "quá lớn" in answer.content.decode()

    def test_refuses_a_length_that_is_no_number(self, client: ReadingClient):
        assert client.get("/healthz", CONTENT_LENGTH="mười").status_code == 400

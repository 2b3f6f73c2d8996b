from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    default_storage.save("images/doi-hoi.jpg", ContentFile(b"\xff\xd8picture"))
    default_storage.save("original_images/doi-hoi.jpg", ContentFile(b"\xff\xd8original"))
    default_storage.save("images/trang.html", ContentFile(b"<script>"))
    default_storage.save("images/doi-hoi.avif", ContentFile(b"avif"))
    default_storage.save("images/ve.svg", ContentFile(b"<svg/>"))


@pytest.mark.usefixtures("stored")
class TestPicture:
    def test_sends_what_pages_show_and_lets_it_be_kept(self, client: Client):
        response = client.get("/media/images/doi-hoi.jpg")
        assert b"".join(response) == b"\xff\xd8picture"
        assert response["Content-Type"] == "image/jpeg"
        assert "public" in response["Cache-Control"]
        assert not response.cookies
        response.close()

    def test_knows_the_newer_kinds_on_every_system(self, client: Client):
        response = client.get("/media/images/doi-hoi.avif")
        assert response["Content-Type"] == "image/avif"
        assert response["X-Content-Type-Options"] == "nosniff"
        response.close()

    @pytest.mark.parametrize(
        "address",
        [
            "/media/original_images/doi-hoi.jpg",
            "/media/images/khong-co.jpg",
            "/media/images/..%2Foriginal_images%2Fdoi-hoi.jpg",
            "/media/images/..",
            "/media/images/%00.jpg",
            "/media/images/" + "a" * 400 + ".jpg",
            "/media/images/trang.html",
            "/media/images/ve.svg",
        ],
    )
    def test_sends_nothing_else(self, client: Client, address: str):
        assert client.get(address).status_code == 404

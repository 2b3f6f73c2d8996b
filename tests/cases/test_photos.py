import io
from pathlib import Path

from django.test import override_settings

import pytest
from PIL import Image
from pillow_heif import from_pillow

from feedback.cases.actions import UploadRefused, store_photo
from feedback.cases.models import Attachment
from feedback.cases.pictures import NotClean, clean_photo
from feedback.cases.sealing import unseal
from tests.cases.factories import (
    content_of,
    picture,
    picture_with_gps,
    png_that_claims,
    scene,
    upload,
)

CORPORA = Path(__file__).resolve().parents[3] / "shared/data/files"
TRACES = [b"Exif", b"GPS", b"<x:xmpmeta", b"http://ns.adobe.com", b"ICC_PROFILE", b"Photoshop"]
PIXELS = 40_000_000


def segments(content):
    """The kinds of the JPEG's segments before its pixels."""
    at, kinds = 2, []
    while content[at + 1] != 0xDA:
        kinds.append(content[at + 1])
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return kinds


def assert_clean(content):
    assert content.startswith(b"\xff\xd8\xff\xe0")
    allowed = {0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD}  # JFIF, tables, frame: nothing that can speak
    assert set(segments(content)) <= allowed
    assert not [trace for trace in TRACES if trace in content]


def heic():
    buffer = io.BytesIO()
    from_pillow(scene()).save(buffer)
    return buffer.getvalue()


class TestCleanPhoto:
    def test_keeps_pixels_and_nothing_else(self):
        photo = clean_photo(picture_with_gps(), max_pixels=PIXELS)
        assert_clean(photo.picture)
        assert_clean(photo.thumbnail)
        assert b"Nguyen" not in photo.picture
        assert b"secret comment" not in photo.picture + photo.thumbnail

    def test_turns_it_upright(self):
        photo = clean_photo(picture_with_gps(), max_pixels=PIXELS)
        assert (photo.width, photo.height) == (480, 640)

    def test_shrinks_the_long_edge(self):
        photo = clean_photo(picture(size=(4000, 1000)), max_pixels=PIXELS)
        assert (photo.width, photo.height) == (2048, 512)
        assert Image.open(io.BytesIO(photo.thumbnail)).size == (480, 120)

    @pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
    def test_takes_the_usual_kinds(self, kind):
        assert clean_photo(picture(kind), max_pixels=PIXELS).width == 640

    def test_takes_heic(self):
        photo = clean_photo(heic(), max_pixels=PIXELS)
        assert_clean(photo.picture)
        assert photo.width == 640

    def test_takes_pictures_with_holes_and_few_colours(self):
        for mode in ("RGBA", "LA", "P", "1", "L", "I;16"):
            buffer = io.BytesIO()
            image = (
                scene().convert("I").convert("I;16") if mode == "I;16" else scene().convert(mode)
            )
            image.save(buffer, "PNG")
            assert_clean(clean_photo(buffer.getvalue(), max_pixels=PIXELS).picture)

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"MZ\x90\x00" + b"\0" * 600, "type"),
            (picture("GIF", comment=b"<?php"), "type"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "type"),
            (b"%PDF-1.7", "type"),
            (png_that_claims(50_000, 50_000), "pixels"),
            (png_that_claims(6000, 6000), "broken"),
            (picture()[: len(picture()) // 2], "broken"),
            (picture("PNG")[:2000], "broken"),
            (b"\xff\xd8\xff\xe0" + b"\0" * 100, "broken"),
            (b"\0\0\0\x18ftypheic" + b"\xff" * 200, "broken"),
        ],
        ids=[
            "renamed executable", "gif with a comment", "svg", "pdf", "50k png", "png of lies",
            "truncated jpeg", "truncated png", "jpeg without a picture", "heic without a picture",
        ],
    )  # fmt: skip
    def test_says_why_it_cannot(self, content, reason):
        with pytest.raises(NotClean) as refusal:
            clean_photo(content, max_pixels=PIXELS)
        assert refusal.value.reason == reason

    @pytest.mark.parametrize("folder", ["exif-samples", "pngsuite", "libheif"])
    def test_leaks_and_crashes_on_nothing_of_the_public_corpora(self, folder):
        files = sorted(path for path in (CORPORA / folder).rglob("*") if path.is_file())
        if not files:
            pytest.skip(f"no files in {CORPORA / folder}: copy the {folder} corpus there")
        sample = files[:: max(1, len(files) // 12)]
        outcomes = []
        for path in sample:
            try:
                photo = clean_photo(path.read_bytes(), max_pixels=PIXELS)
            except NotClean as refusal:
                outcomes.append(refusal.reason)
            else:
                assert_clean(photo.picture)
                assert_clean(photo.thumbnail)
                outcomes.append("clean")
        assert len(outcomes) == len(sample)


@pytest.mark.django_db
class TestStorePhoto:
    def test_keeps_a_clean_copy_and_the_sealed_original(self):
        sent = picture_with_gps()
        kept = store_photo(upload(sent, "Bãi rác.JPG"), purpose="evidence", owner_key="form")
        assert (kept.original_name, kept.content_type) == ("Bãi rác.JPG", "image/jpeg")
        assert_clean(content_of(kept.file))
        sealed = content_of(kept.original)
        assert b"Nguyen" not in sealed
        assert unseal(sealed) == sent

    def test_names_files_at_random(self):
        kept = store_photo(upload(picture(), "../../etc/Nguyễn Văn Mẫu.jpg"), purpose="evidence")
        assert "Nguy" not in kept.file.name + kept.original.name + kept.thumbnail.name
        assert kept.original_name == "Nguyễn Văn Mẫu.jpg"

    @pytest.mark.parametrize(
        ("content", "name", "code", "says"),
        [
            (b"", "trong.jpg", "empty", "trống"),
            (b"MZ\x90", "anh.jpg", "type", "JPEG, PNG, WebP hoặc HEIC"),
            (picture()[:3000], "hong.jpg", "broken", "bị hỏng"),
            (png_that_claims(50_000, 50_000), "to.png", "pixels", "40 triệu"),
        ],
        ids=["empty", "renamed", "broken", "large"],
    )
    def test_says_which_photo_and_what_to_do(self, content, name, code, says):
        with pytest.raises(UploadRefused) as refusal:
            store_photo(upload(content, name), purpose="evidence")
        assert refusal.value.code == code
        (message,) = refusal.value.messages
        assert says in message
        assert name in message
        assert not Attachment.objects.exists()

    @override_settings(FEEDBACK_MAX_PHOTO_BYTES=1024 * 1024)
    def test_says_how_big_it_is_and_may_be(self):
        with pytest.raises(UploadRefused) as refusal:
            store_photo(upload(b"\xff\xd8\xff" + b"\0" * 1_600_000), purpose="evidence")
        assert "1,5 MB" in refusal.value.messages[0]
        assert "không quá 1 MB" in refusal.value.messages[0]

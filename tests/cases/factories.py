"""Deterministic cases, pictures and papers."""

import io
import struct
import zipfile
import zlib
from datetime import UTC, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.db.models.fields.files import FieldFile

import pypdfium2
from PIL import Image, ImageDraw

from feedback.cases.actions import open_case
from feedback.cases.models import Case
from feedback.cases.workflow import SENDER, SYSTEM, Note, Step, Workflow

MONDAY = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)  # 09:00 in Lạng Sơn


class Door(models.TextChoices):
    """The states of a made-up kind of case."""

    OPEN = "open", "Mở"
    AJAR = "ajar", "Hé"
    SHUT = "shut", "Đóng"


DOOR = Workflow(
    name="door",
    states=Door,
    steps=(
        Step("push", (Door.OPEN,), Door.AJAR, "Đẩy", "reports.handle_report"),
        Step(
            "slam", (Door.OPEN, Door.AJAR), Door.SHUT, "Sập", "reports.handle_report", Note.REQUIRED
        ),
        Step("knock", (Door.AJAR,), Door.OPEN, "Gõ", SENDER, Note.OPTIONAL),
        Step("creak", (Door.AJAR,), Door.AJAR, "Kẹt", SYSTEM, public=False),
    ),
    public_wording={Door.AJAR: "Đang hé mở"},
)


def make_case(**details: Any) -> Case:
    return open_case(
        **{"kind": "report", "state": Door.OPEN, "actor": None, "language": "vi", "now": MONDAY}
        | details
    )


def scene(width: int = 640, height: int = 480) -> Image.Image:
    """A picture with something in it, so that copies can be compared."""
    image = Image.new("RGB", (width, height), "#8fb8d8")
    pen = ImageDraw.Draw(image)
    pen.polygon([(0, height), (width // 2, height // 3), (width, height)], fill="#0B5137")
    pen.ellipse([width // 10, height // 10, width // 5, height // 4], fill="#FFCF47")
    return image


def picture(kind: str = "JPEG", *, size: tuple[int, int] = (640, 480), **options: Any) -> bytes:
    buffer = io.BytesIO()
    scene(*size).save(buffer, kind, **options)
    return buffer.getvalue()


def picture_with_gps() -> bytes:
    """A JPEG that tells its place, its maker and a comment, and lies on its side."""
    exif = Image.Exif()
    exif[0x010F] = "May anh cua Nguyen Van Mau"
    exif[0x0112] = 6  # turned by a quarter
    exif[0x8825] = {1: "N", 2: (21.0, 51.0, 11.0), 3: "E", 4: (106.0, 45.0, 40.0)}
    return picture("JPEG", exif=exif, comment=b"<?php echo 'secret comment'; ?>")


def png_that_claims(width: int, height: int) -> bytes:
    """A tiny PNG whose header claims to be huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = (
        chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )
    return b"\x89PNG\r\n\x1a\n" + body


def upload(content: bytes, name: str = "anh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def office(kind: str, *, extra: dict[str, bytes] | None = None) -> bytes:
    """A zip that looks like a DOCX or XLSX."""
    main = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[kind]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main, "<document>Kính gửi</document>")
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def pdf() -> bytes:
    """A PDF of one empty page."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def content_of(file: FieldFile) -> bytes:
    with file.open("rb") as opened:
        return opened.read()

"""Keeping a document: its kind is told by its content, never by its name."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from feedback.cases.actions.photos import store_photo
from feedback.cases.actions.uploads import Kept, Upload, UploadRefused, name_shown, read_within
from feedback.cases.models import Attachment
from feedback.cases.papers import NotReadable, check_paper, sniff

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PHOTOS = frozenset({"jpeg", "png", "webp", "heic"})
NAMES = {"jpeg": "JPEG", "png": "PNG", "webp": "WebP", "heic": "HEIC"}
REFUSALS = {
    "password": _("Tệp “%(name)s” có mật khẩu. Bỏ mật khẩu rồi chọn lại."),
    "macro": _("Tệp “%(name)s” chứa macro. Lưu lại không kèm macro rồi chọn lại."),
    "bomb": _("Tệp “%(name)s” phình quá lớn khi mở. Lưu lại thành tệp nhỏ hơn rồi chọn lại."),
    "broken": _("Tệp “%(name)s” bị hỏng hoặc tải lên chưa hết. Chọn lại tệp."),
}


def store_file(
    upload: Upload,
    *,
    purpose: str,
    allowed: Collection[str],
    owner_key: str = "",
    now: datetime | None = None,
) -> Attachment:
    """
    Keep a document of one of the allowed kinds and return it.

    Kinds are "pdf", "docx", "xlsx", "jpeg", "png", "webp" and "heic". A picture is kept as
    `store_photo` keeps it.

    :raises UploadRefused: if it is empty, too big, of another kind, locked, or cannot be opened
    """
    content = read_within(upload, limit=settings.FEEDBACK_MAX_FILE_BYTES)
    name, kind = name_shown(upload), sniff(content)
    if kind not in allowed:
        kinds = [NAMES.get(one, one.upper()) for one in sorted(allowed)]
        raise UploadRefused(
            _("“%(name)s” không thuộc loại tệp được nhận. Chọn tệp %(kinds)s."),
            code="type",
            params={"name": name, "kinds": get_text_list(kinds, _text("hoặc"))},
        )
    if kind in PHOTOS:
        return store_photo(upload, purpose=purpose, owner_key=owner_key, now=now)
    try:
        check_paper(content, kind=kind)
    except NotReadable as error:
        raise UploadRefused(
            REFUSALS[error.reason], code=error.reason, params={"name": name}
        ) from error
    kept = Kept(content, CONTENT_TYPES[kind])
    return Attachment.objects.create(
        owner_key=owner_key,
        purpose=purpose,
        original_name=name,
        content_type=kept.content_type,
        size=len(content),
        sha256=kept.sha256,
        file=kept.as_file(),
        created_at=now or timezone.now(),
    )

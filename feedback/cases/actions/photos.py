"""Keeping a photo: a clean copy to show, the original sealed."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from feedback.cases.actions.uploads import Kept, Upload, UploadRefused, name_shown, read_within
from feedback.cases.models import Attachment
from feedback.cases.pictures import CleanPhoto, NotClean, clean_photo
from feedback.cases.sealing import seal

REFUSALS = {
    "type": _("“%(name)s” không phải ảnh. Chọn ảnh JPEG, PNG, WebP hoặc HEIC."),
    "pixels": _("Ảnh “%(name)s” có quá nhiều điểm ảnh. Chọn ảnh không quá %(pixels)s triệu điểm."),
    "broken": _("Ảnh “%(name)s” bị hỏng hoặc tải lên chưa hết. Chọn lại ảnh hoặc chụp ảnh khác."),
}


def store_photo(
    upload: Upload, *, purpose: str, owner_key: str = "", now: datetime | None = None
) -> Attachment:
    """
    Keep a photo as a clean copy with a thumbnail, its original sealed, and return it.

    The copy is made in a limited child process from pixels alone: no EXIF, position, comment or
    profile text of the original can be in it.

    :raises UploadRefused: if it is empty, too big, too large, broken or no photo we take
    """
    content = read_within(upload, limit=settings.FEEDBACK_MAX_PHOTO_BYTES)
    photo = _cleaned(content, name=name_shown(upload))
    kept = Kept(photo.picture, "image/jpeg")
    return Attachment.objects.create(
        owner_key=owner_key,
        purpose=purpose,
        original_name=name_shown(upload),
        content_type=kept.content_type,
        size=len(kept.content),
        sha256=kept.sha256,
        file=kept.as_file(),
        thumbnail=ContentFile(photo.thumbnail, name="file"),
        original=ContentFile(seal(content), name="file"),
        original_sha256=hashlib.sha256(content).hexdigest(),
        width=photo.width,
        height=photo.height,
        created_at=now or timezone.now(),
    )


def _cleaned(content: bytes, *, name: str) -> CleanPhoto:
    try:
        return clean_photo(content, max_pixels=settings.FEEDBACK_MAX_PIXELS)
    except NotClean as error:
        raise UploadRefused(
            REFUSALS[error.reason],
            code=error.reason,
            params={"name": name, "pixels": settings.FEEDBACK_MAX_PIXELS // 1_000_000},
        ) from error

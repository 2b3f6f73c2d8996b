"""Keeping a resident's photo while the rest of the form is still being filled in."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from feedback.cases.actions import UploadRefused, store_photo
from feedback.cases.actions.uploads import Upload
from feedback.cases.models import Attachment

EVIDENCE, ANSWER, AFTER = "evidence", "answer", "after"


def keep_photo(upload: Upload, *, owner_key: str, purpose: str, now: datetime) -> Attachment:
    """
    Keep one photo under the form's key; a photo that is already there is not kept twice.

    :raises UploadRefused: if it cannot be taken, or the form has as many as it may
    """
    waiting = Attachment.objects.waiting(owner_key).for_purpose(purpose)
    upload.seek(0)
    digest = hashlib.file_digest(upload, "sha256").hexdigest()
    same = waiting.filter(original_sha256=digest).first()
    if same is not None:
        return same
    if waiting.count() >= settings.FEEDBACK_MAX_PHOTOS:
        raise UploadRefused(
            _("Mỗi lần gửi được nhiều nhất %(count)s ảnh. Bỏ bớt ảnh rồi gửi lại."),
            code="too_many",
            params={"count": settings.FEEDBACK_MAX_PHOTOS},
        )
    return store_photo(upload, purpose=purpose, owner_key=owner_key, now=now)

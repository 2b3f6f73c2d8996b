"""What photos and files share: how they are refused, kept, taken over by a case and shown."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from feedback.cases.actions.recording import record
from feedback.cases.models import Attachment, Case, EventKind
from portal.users.models import User
from portal.vietnamese.writing import clean

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Upload: TypeAlias = "UploadedFile[Any]"


class UploadRefused(ValidationError):
    """Raised with the sentence to show the person whose file we cannot take."""


@dataclass(frozen=True)
class Kept:
    """A served file's content and what we say about it."""

    content: bytes
    content_type: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def as_file(self) -> ContentFile[bytes]:
        return ContentFile(self.content, name="file")


def name_shown(upload: Upload) -> str:
    """Return the file's own name without folders or control characters, at most 120 letters."""
    name = PurePath(clean(upload.name or "").replace("\\", "/").replace("\n", " ")).name.strip()
    stem, suffix = PurePath(name).stem, PurePath(name).suffix[:10]
    return f"{stem[: 120 - len(suffix)]}{suffix}" or str(_("Không tên"))


def read_within(upload: Upload, *, limit: int) -> bytes:
    """
    Return the upload's content.

    :raises UploadRefused: if it is empty or larger than `limit` bytes
    """
    name = name_shown(upload)
    size = upload.size or 0
    if size > limit:
        raise UploadRefused(
            _("Tệp “%(name)s” nặng %(size)s MB. Chọn tệp không quá %(limit)s MB."),
            code="too_big",
            params={
                "name": name,
                "size": f"{size / 1024 / 1024:.1f}".replace(".", ","),
                "limit": limit // (1024 * 1024),
            },
        )
    upload.seek(0)
    content = upload.read(limit + 1)
    if not content:
        raise UploadRefused(
            _("Tệp “%(name)s” trống. Chọn lại tệp có nội dung."),
            code="empty",
            params={"name": name},
        )
    return content


@transaction.atomic
def attach_uploads(
    case: Case, *, owner_key: str, actor: User | None, now: datetime, purpose: str = ""
) -> list[Attachment]:
    """
    Give the case every upload waiting under this form's key, and return them.

    With a purpose only those of it are taken.
    """
    waiting = Attachment.objects.select_for_update().waiting(owner_key)
    if purpose:
        waiting = waiting.for_purpose(purpose)
    taken = list(waiting.order_by("created_at", "pk"))
    if taken:
        Attachment.objects.filter(pk__in=[one.pk for one in taken]).update(case=case, owner_key="")
        record(
            case,
            kind=EventKind.ATTACHED,
            actor=actor,
            data={"files": [[str(one.uuid), one.purpose, one.sha256] for one in taken]},
            now=now,
        )
    return taken


@transaction.atomic
def discard_upload(*, owner_key: str, uuid: str) -> None:
    """Throw away one upload of a form that was not sent yet; files go once that is certain."""
    try:
        wanted = UUID(uuid)
    except ValueError:  # no key of ours: it names nothing
        return
    for attachment in Attachment.objects.waiting(owner_key).filter(uuid=wanted):
        files = [attachment.file, attachment.thumbnail, attachment.original]
        names = [(file.storage, file.name) for file in files if file]
        attachment.delete()
        for storage, name in names:
            transaction.on_commit(partial(storage.delete, name))


@transaction.atomic
def set_public(attachment: Attachment, *, is_public: bool, actor: User, now: datetime) -> None:
    """Show an attachment of a case to everyone, or hide it; who may is the kind's own rule."""
    locked = (
        Attachment.objects.select_for_update(of=("self",))
        .select_related("case")
        .get(pk=attachment.pk)
    )
    if locked.case is None or locked.is_public == is_public:
        return
    locked.is_public = is_public
    locked.save(update_fields=["is_public"])
    record(
        locked.case,
        kind=EventKind.ATTACHED,
        actor=actor,
        action="show" if is_public else "hide",
        data={"file": str(locked.uuid)},
        now=now,
    )
    attachment.is_public = is_public

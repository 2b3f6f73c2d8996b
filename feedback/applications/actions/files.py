"""Adding evidence to an answer and taking it away again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from feedback.applications import policies
from feedback.applications.actions.drafting import LockedError, write_answers
from feedback.applications.actions.locking import lock
from feedback.applications.models import Application
from feedback.cases.actions import UploadRefused, attach_uploads, discard_upload, store_file
from feedback.cases.actions.uploads import Upload
from feedback.cases.models import Attachment
from portal.users.models import User

ALLOWED = ("pdf", "docx", "xlsx", "jpeg", "png")


def attach_file(
    application: Application, *, question: str, upload: Upload, actor: User, now: datetime
) -> Attachment:
    """
    Keep an uploaded file as evidence for one question and return it.

    :raises UploadRefused: if the file is not of a kind we take, or the question has enough
    :raises LockedError: if the answer can no longer be changed
    """
    policies.require_party(actor, application)
    key = _owner_key(application)
    # Reading a picture takes seconds: it happens before any row is locked.
    stored = store_file(upload, purpose=question, allowed=ALLOWED, owner_key=key, now=now)
    try:
        _take(application, question=question, stored=stored, actor=actor, now=now)
    except (LockedError, UploadRefused):
        discard_upload(owner_key=key, uuid=str(stored.uuid))
        raise
    return stored


@transaction.atomic
def _take(
    application: Application, *, question: str, stored: Attachment, actor: User, now: datetime
) -> None:
    locked = lock(application)
    held = _held(locked, question)
    asked = policies.open_questions(locked)[question]
    limit = asked.limits.get("max_files", 1)
    if len(held) >= limit:
        raise UploadRefused(
            _("Câu này nhận nhiều nhất %(limit)s tệp; xóa bớt rồi thử lại."),
            code="too_many",
            params={"limit": limit},
        )
    attach_uploads(
        locked.case, owner_key=_owner_key(locked), actor=actor, now=now, purpose=question
    )
    write_answers(locked, changed={question: [*held, str(stored.uuid)]}, actor=actor, now=now)


@transaction.atomic
def remove_file(
    application: Application, *, question: str, uuid: str, actor: User, now: datetime
) -> None:
    """
    Take a file away from an answer; one that was never sent is deleted for good.

    :raises LockedError: if the answer can no longer be changed
    """
    policies.require_party(actor, application)
    locked = lock(application)
    held = _held(locked, question)
    if uuid not in held:
        return
    left = [kept for kept in held if kept != uuid]
    write_answers(locked, changed={question: left or None}, actor=actor, now=now)
    sent = {file["uuid"] for one in locked.submissions.all() for file in one.files}
    if uuid not in sent:
        key = _owner_key(locked)
        locked.case.attachments.filter(uuid=uuid).update(case=None, owner_key=key)
        discard_upload(owner_key=key, uuid=uuid)


def _held(locked: Application, question: str) -> list[str]:
    asked = policies.open_questions(locked).get(question)
    if asked is None or asked.kind != "file":
        raise LockedError(_("Hồ sơ đã nộp; câu trả lời này không sửa được nữa."))
    return list(locked.answers.get(question, []))


def _owner_key(application: Application) -> str:
    return f"application:{application.case.uuid}"

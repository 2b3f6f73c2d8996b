"""What an officer does with a report beside moving it."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from feedback.cases.actions import assign, post_message, record, set_public, store_photo
from feedback.cases.actions.uploads import Upload, attach_uploads
from feedback.cases.models import Attachment, EventKind, Message
from feedback.reports import policies, tasks
from feedback.reports.actions.photos import AFTER
from feedback.reports.models import Report
from portal.users.models import User
from portal.web.pages import bump_content_version


@dataclass(frozen=True)
class Contact:
    """How the reporter can be reached."""

    name: str
    email: str
    phone: str


def _require_handler(actor: User) -> None:
    if not policies.may_handle(actor):
        raise PermissionDenied


def take(report: Report, *, actor: User, now: datetime) -> None:
    """
    Make the officer the one in charge.

    :raises PermissionDenied: if this person does not handle reports
    """
    _require_handler(actor)
    assign(report.case, to=actor, actor=actor, now=now)


@transaction.atomic
def read_contact(report: Report, *, actor: User, now: datetime) -> Contact:
    """
    Return the reporter's contact, and record who looked at it.

    :raises PermissionDenied: if this person does not handle reports
    """
    _require_handler(actor)
    record(report.case, kind=EventKind.VIEWED, actor=actor, action="contact", now=now)
    return Contact(report.contact_name, report.contact_email, report.contact_phone)


@transaction.atomic
def write_to_reporter(report: Report, *, text: str, actor: User, now: datetime) -> Message:
    """
    Add the office's message, and mail the reporter that there is one.

    :raises PermissionDenied: if this person does not handle reports
    """
    _require_handler(actor)
    message = post_message(report.case, author=actor, from_office=True, text=text, now=now)
    if report.contact_email:
        tasks.mail_message.enqueue(message=message.pk)
    return message


def add_after_photo(report: Report, *, upload: Upload, actor: User, now: datetime) -> Attachment:
    """
    Add a photo of the result; everyone sees it where they see the report.

    :raises PermissionDenied: if this person does not handle reports
    :raises UploadRefused: if the photo cannot be taken
    """
    _require_handler(actor)
    key = f"after:{report.case.uuid}"
    photo = store_photo(upload, purpose=AFTER, owner_key=key, now=now)
    with transaction.atomic():
        attach_uploads(report.case, owner_key=key, purpose=AFTER, actor=actor, now=now)
        photo.refresh_from_db()
        set_public(photo, is_public=True, actor=actor, now=now)
        bump_content_version()
    return photo


@transaction.atomic
def show_photo(photo: Attachment, *, is_public: bool, actor: User, now: datetime) -> None:
    """
    Show a photo with the published report, or hide it.

    :raises PermissionDenied: if this person does not handle reports
    """
    _require_handler(actor)
    set_public(photo, is_public=is_public, actor=actor, now=now)
    bump_content_version()

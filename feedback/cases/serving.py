"""
The one address of attachments: a stream, after the owning kind's rule or a signed link said yes.

A kind of case registers its rule when its app is ready; an attachment whose kind has none, and an
upload of a form not sent yet, are open to signed links alone.
"""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from feedback.cases.models import Attachment
from portal.users.models import User

Rule = Callable[[Attachment, User | AnonymousUser], bool]

LINK_LIVES = timedelta(hours=12)
_signer = signing.TimestampSigner(salt="feedback.cases.serving")
_rules: dict[str, Rule] = {}


def register(kind: str, rule: Rule) -> None:
    """Let this rule decide who may open attachments of this kind of case."""
    _rules[kind] = rule


def may_open(attachment: Attachment, user: User | AnonymousUser) -> bool:
    """Return whether the owning kind's rule opens this attachment to this user."""
    if attachment.case is None:
        return False
    rule = _rules.get(attachment.case.kind)
    return rule is not None and rule(attachment, user)


def address(attachment: Attachment, *, small: bool = False) -> str:
    """Return the attachment's address for those the rule opens it to."""
    name = "cases:thumbnail" if small and attachment.is_photo else "cases:attachment"
    return reverse(name, args=[attachment.uuid])


def signed_address(attachment: Attachment, *, small: bool = False) -> str:
    """Return an address that opens this one attachment to its holder for half a day."""
    token = _signer.sign(str(attachment.uuid)).partition(":")[2]
    return f"{address(attachment, small=small)}?khoa={token}"


def _holds_link(request: HttpRequest, uuid: UUID) -> bool:
    try:
        _signer.unsign(f"{uuid}:{request.GET.get('khoa', '')}", max_age=LINK_LIVES)
    except signing.BadSignature:
        return False
    return True


def _stream(attachment: Attachment, file: FieldFile) -> FileResponse:
    response = FileResponse(
        file.open("rb"),
        as_attachment=not attachment.is_photo,
        filename=attachment.original_name if not attachment.is_photo else "anh.jpg",
        content_type=attachment.content_type,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
def attachment(request: HttpRequest, uuid: UUID, *, small: bool = False) -> FileResponse:
    """Stream an attachment, or its thumbnail; to everyone else it does not exist."""
    found = get_object_or_404(Attachment.objects.clean().select_related("case"), uuid=uuid)
    if not _holds_link(request, uuid) and not may_open(found, request.user):
        raise Http404
    return _stream(found, found.thumbnail if small and found.thumbnail else found.file)

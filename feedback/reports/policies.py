"""Who may handle reports, and who may open what was sent with them."""

from django.contrib.auth.models import AnonymousUser

from feedback.cases.models import Attachment
from feedback.reports.models import Report
from feedback.reports.workflow import HANDLE
from portal.users.models import User


def may_handle(user: User | AnonymousUser) -> bool:
    """Return whether this person works on reports at the desk."""
    return user.is_authenticated and user.is_active and user.has_perm(HANDLE)


def may_open_attachment(attachment: Attachment, user: User | AnonymousUser) -> bool:
    """Return whether a photo may be opened: shown to all while its report is, else officers'."""
    if may_handle(user):
        return True
    published = Report.objects.published().filter(case=attachment.case_id)
    return attachment.is_public and published.exists()

"""Who may see, edit, handle and decide an application."""

from collections.abc import Mapping

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from feedback.applications import workflow
from feedback.applications.definition.answers import relevant
from feedback.applications.definition.questions import Question
from feedback.applications.models import Application
from feedback.cases.models import Attachment
from portal.users.models import Organisation, User

State = workflow.ApplicationState
OFFICE = (workflow.HANDLE, workflow.REVIEW, workflow.DECIDE)


def is_party(user: User | AnonymousUser, application: Application) -> bool:
    """Tell whether this person, or an organisation of theirs, is the applicant."""
    if not isinstance(user, User) or not user.is_active:
        return False
    if application.organisation_id is None:
        return application.applicant_id == user.pk
    return may_act_for(user, application.organisation_id)


def may_act_for(user: User, organisation: Organisation | int) -> bool:
    """Tell whether this person belongs to the organisation."""
    return user.memberships.filter(organisation=organisation).exists()


def is_office(user: User | AnonymousUser) -> bool:
    """Tell whether this person works on applications at all."""
    return user.is_active and any(user.has_perm(permission) for permission in OFFICE)


def may_see(user: User | AnonymousUser, application: Application) -> bool:
    """Tell whether this person may read the dossier; the office sees none that was never sent."""
    sent = application.submitted_at is not None
    return is_party(user, application) or (sent and is_office(user))


def may_work_on(user: User, application: Application) -> bool:
    """Tell whether this person may act for the office: never on a dossier of their own."""
    sent = application.submitted_at is not None
    return sent and is_office(user) and not is_party(user, application)


def may_open_file(attachment: Attachment, user: User | AnonymousUser) -> bool:
    """Tell whether this person may open a file of a dossier."""
    application = (
        Application.objects.select_related("organisation").filter(case=attachment.case_id).first()
    )
    return application is not None and may_see(user, application)


def open_questions(application: Application) -> Mapping[str, Question]:
    """
    Return the questions that the applicant may answer now, by key.

    All of a draft; after a request to supplement those asked for, and those that a new answer
    has made count; otherwise none.
    """
    form = application.round.form_version.form
    if application.case.state == State.DRAFT:
        return {question.key: question for question in form.questions()}
    if application.case.state != State.NEEDS_SUPPLEMENT:
        return {}
    last = application.submissions.order_by("-number")[0]
    before = relevant(form, last.answers)
    return {
        key: question
        for key, question in relevant(form, application.answers).items()
        if key in application.supplement.reasons or key not in before
    }


def require_party(user: User, application: Application) -> None:
    """
    Pass if this person is the applicant.

    :raises PermissionDenied: if not
    """
    if not is_party(user, application):
        raise PermissionDenied(_("Hồ sơ này không phải của bạn hoặc tổ chức của bạn."))


def require_office(user: User, application: Application) -> None:
    """
    Pass if this person may act for the office on this dossier.

    :raises PermissionDenied: if not
    """
    if not may_work_on(user, application):
        raise PermissionDenied(_("Bạn không được xử lý hồ sơ này."))


def require_manager(user: User) -> None:
    """
    Pass if this person may change rounds and forms.

    :raises PermissionDenied: if not
    """
    if not (user.is_active and user.has_perm(workflow.HANDLE)):
        raise PermissionDenied(_("Bạn không có quyền thay đổi đợt và biểu mẫu."))

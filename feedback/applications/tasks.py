"""Background work of the slice: telling applicants what happened to their dossiers."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from django_tasks import task

from feedback.applications.models import Application
from feedback.applications.workflow import APPLICATION, NEXT
from feedback.cases.models import Event, Message
from portal.web.mail import send_mail


@task()
def mail_step(*, event_id: int) -> None:
    """Tell the applicant, in the applicant's language, that the dossier took a step."""
    event = Event.objects.select_related("case").get(pk=event_id)
    application = _application(event.case_id)
    template = "application_submitted" if event.action == "submit" else "application_moved"
    _mail(
        application,
        template=template,
        key=f"application-event-{event.pk}",
        context={
            "state": APPLICATION.wording(event.to_state),
            "note": event.public_note,
            "next": NEXT[event.to_state],
            "receipt": application.submissions.order_by("number").first(),
        },
    )


@task()
def mail_message(*, message_id: int) -> None:
    """Tell the applicant that the office wrote; the words themselves stay in the dossier."""
    message = Message.objects.get(pk=message_id)
    _mail(
        _application(message.case_id),
        template="application_message",
        key=f"application-message-{message.pk}",
        context={},
    )


def _application(case_id: int) -> Application:
    return Application.objects.with_people().get(case_id=case_id)


def _mail(application: Application, *, template: str, key: str, context: dict[str, Any]) -> None:
    applicant = application.applicant
    with translation.override(applicant.language):
        address = reverse("applications:dossier", args=[application.case.uuid])
        name = application.round.programme.name
    send_mail(
        template=template,
        to=applicant.email,
        context={
            "application": application,
            "programme": name,
            "url": f"{settings.BASE_URL}{address}",
            **context,
        },
        language=applicant.language,
        key=key,
    )

"""Mails to the reporter. Each may run twice; its Message-ID tells the repeat."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from django_tasks import task

from feedback.cases.models import Case, Event, Message
from feedback.cases.sealing import unseal
from feedback.reports.models import Report
from feedback.reports.workflow import WORKFLOW
from portal.web.mail import send_mail

TEMPLATES = {
    "accept": "report_accepted",
    "ask": "report_needs_info",
    "resolve": "report_resolved",
    "close": "report_closed",
    "reject": "report_rejected",
}


def tracking_url(case: Case) -> str:
    """Return the tracking page of this case, in its language."""
    with translation.override(case.language):
        return f"{settings.BASE_URL}{reverse('tracking:index')}?ma={case.reference}"


def _mail(report: Report, *, template: str, key: str, **context: str) -> None:
    if not report.contact_email:
        return
    case = report.case
    with translation.override(case.language):
        words = {"category": str(report.category), "state": str(WORKFLOW.wording(case.state))}
    send_mail(
        template=template,
        to=report.contact_email,
        context={"reference": case.reference, "url": tracking_url(case), **words, **context},
        language=case.language,
        key=key,
    )


def _report(**lookup: str | int) -> Report:
    return Report.objects.with_case().get(**lookup)


@task()
def mail_receipt(case: str, sealed_secret: str) -> None:
    """Mail the receipt, with its secret, to the address the reporter left."""
    report = _report(case__uuid=case)
    secret = unseal(sealed_secret.encode()).decode()
    _mail(report, template="report_receipt", key=case, secret=secret)


@task()
def mail_step(event: int) -> None:
    """Mail what an officer's step means for the reporter."""
    found = Event.objects.get(pk=event)
    report = _report(case=found.case_id)
    _mail(report, template=TEMPLATES[found.action], key=f"event:{event}", note=found.public_note)


@task()
def mail_message(message: int) -> None:
    """Mail that the office has written."""
    found = Message.objects.get(pk=message)
    report = _report(case=found.case_id)
    _mail(report, template="report_message", key=f"message:{message}", text=found.text)

"""The one mail that goes to an address before its owner has agreed to anything."""

from django.utils import translation

from django_tasks import task

from portal.web.mail import send_mail
from search.alerts import links, wording
from search.models import Alert


@task()
def mail_request(*, alert: str, asked: str) -> None:
    """Ask the owner to confirm, or say that the question is followed already."""
    found = Alert.objects.filter(uuid=alert).first()
    if found is None:
        return
    is_known = found.confirmed_at is not None
    with translation.override(found.language):
        question = wording.described(wording.asked(found.question))
        rhythm = found.get_rhythm_display()
    send_mail(
        template="alert_known" if is_known else "alert_confirm",
        to=found.address,
        context={
            "question": question,
            "rhythm": rhythm,
            "url": links.manage_link(found) if is_known else links.confirm_link(found),
        },
        language=found.language,
        key=f"{alert}:{asked}",
    )

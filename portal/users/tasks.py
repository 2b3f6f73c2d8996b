"""Mails about accounts. Each may run twice; its Message-ID tells the repeat."""

from django.utils import translation

from django_tasks import task

from portal.users import letters
from portal.web.mail import send_mail


@task()
def send_letter(*, kind: str, to: str, context: dict[str, str], language: str, key: str) -> None:
    """Mail one letter in the person's language."""
    with translation.override(language):
        words = letters.write(kind, context=context)
    send_mail(template="account_letter", to=to, context=words, language=language, key=key)

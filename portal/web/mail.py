"""Mail in plain words: one template holds the subject, a blank line and the text."""

import hashlib
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from portal.web.context import SITE_NAME


def send_mail(
    *,
    template: str,
    to: str,
    context: dict[str, Any],
    language: str,
    key: str,
    unsubscribe_url: str = "",
) -> EmailMessage:
    """
    Send `templates/emails/<template>.txt` in the person's language; call it from tasks only.

    The Message-ID follows from the key, so that a mail sent twice after a crash is seen as one.
    Mail that comes again and again names an address that ends it by one POST (RFC 8058).

    :raises ValueError: if the template has no subject line followed by a blank line
    """
    with translation.override(language):
        text = render_to_string(
            f"emails/{template}.txt",
            {"base_url": settings.BASE_URL, "site_name": SITE_NAME, **context},
        )
    subject, separator, body = text.strip().partition("\n\n")
    if not separator or "\n" in subject:
        raise ValueError(f"emails/{template}.txt needs a subject line and a blank line")
    digest = hashlib.sha256(f"{template}:{key}".encode()).hexdigest()[:40]
    host = urlsplit(settings.BASE_URL).hostname
    message = EmailMessage(
        subject=subject,
        body=body.strip() + "\n",
        to=[to],
        headers={
            "Message-ID": f"<{digest}@{host}>",
            "Auto-Submitted": "auto-generated",
            **_unsubscribing(unsubscribe_url),
        },
    )
    message.send()
    return message


def _unsubscribing(url: str) -> dict[str, str]:
    if not url:
        return {}
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}

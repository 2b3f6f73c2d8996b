"""The signed addresses in mails; whoever holds one reads the mail of the address."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac

from search.models import Alert

CONFIRM_WITHIN = timedelta(hours=72)
_CONFIRM, _STOP, _MANAGE = "search.alerts.confirm", "search.alerts.stop", "search.alerts.manage"


def address_hash(address: str) -> str:
    """Return the keyed hash by which equal addresses are told."""
    plain = address.strip().lower()
    return salted_hmac("search.alerts.address", plain, algorithm="sha256").hexdigest()


def question_hash(question: str) -> str:
    """Return the keyed hash by which equal questions of one address are told."""
    return salted_hmac("search.alerts.question", question, algorithm="sha256").hexdigest()


def confirm_link(alert: Alert) -> str:
    """Return the address that confirms the alert, good for three days."""
    return _link("confirm", alert.language, signing.dumps(str(alert.uuid), salt=_CONFIRM))


def stop_link(alert: Alert) -> str:
    """Return the address that stops the alert by one press."""
    return _link("stop", alert.language, signing.dumps(str(alert.uuid), salt=_STOP))


def manage_link(alert: Alert) -> str:
    """Return the address, for a mail, of everything that the owner of the alert follows."""
    return f"{settings.BASE_URL}{manage_path(alert)}"


def manage_path(alert: Alert) -> str:
    """Return the same within the site."""
    return _path("manage", alert.language, signing.dumps(alert.address_hash, salt=_MANAGE))


def read_confirm(token: str) -> uuid.UUID | None:
    """Return which alert a confirming address names, unless it is made up or too old."""
    return _uuid(token, salt=_CONFIRM, max_age=CONFIRM_WITHIN)


def read_stop(token: str) -> uuid.UUID | None:
    """Return which alert a stopping address names, unless it is made up."""
    return _uuid(token, salt=_STOP)


def read_manage(token: str) -> str:
    """Return whose alerts a managing address shows, nothing if it is made up."""
    try:
        return str(signing.loads(token, salt=_MANAGE))
    except signing.BadSignature:
        return ""


def _uuid(token: str, *, salt: str, max_age: timedelta | None = None) -> uuid.UUID | None:
    try:
        return uuid.UUID(signing.loads(token, salt=salt, max_age=max_age))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None


def _link(name: str, language: str, token: str) -> str:
    return f"{settings.BASE_URL}{_path(name, language, token)}"


def _path(name: str, language: str, token: str) -> str:
    with translation.override(language):
        return reverse(f"search_alerts:{name}", kwargs={"token": token})

"""Is a document in force? A function of its dates and of the day that is asked about."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Validity(models.TextChoices):
    NOT_YET = "not_yet", _("Chưa có hiệu lực")
    IN_FORCE = "in_force", _("Còn hiệu lực")
    EXPIRED = "expired", _("Hết hiệu lực")
    REPLACED = "replaced", _("Đã được thay thế")
    UNKNOWN = "unknown", _("Chưa rõ hiệu lực")


# How a badge is drawn; the word beside it says the same.
TONES = {
    Validity.NOT_YET: "info",
    Validity.IN_FORCE: "success",
    Validity.EXPIRED: "danger",
    Validity.REPLACED: "warning",
    Validity.UNKNOWN: "neutral",
}


def validity(
    *, effective: date | None, expiry: date | None, replaced_since: date | None, on: date
) -> Validity:
    """
    Return a document's validity on a day.

    The day of expiry is the first day without force. A replaced document keeps its force until
    its successor has force. A document without an effective date is unknown, never guessed.
    """
    if replaced_since is not None and replaced_since <= on:
        return Validity.REPLACED
    if expiry is not None and expiry <= on:
        return Validity.EXPIRED
    if effective is None:
        return Validity.UNKNOWN
    return Validity.NOT_YET if effective > on else Validity.IN_FORCE

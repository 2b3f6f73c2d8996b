"""Sending a report: the receipt is given after everything of it is durable."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from feedback.cases.actions import attach_uploads, once, open_case, start_clock
from feedback.cases.models import Case, CaseKind, Idempotency
from feedback.cases.sealing import seal, unseal
from feedback.reports import tasks
from feedback.reports.actions.photos import EVIDENCE
from feedback.reports.blurring import public_point
from feedback.reports.models import Category, Report
from feedback.reports.secrets import hashed, new_secret
from feedback.reports.workflow import State
from portal.places.models import Commune

ENDPOINT = "report"


@dataclass(frozen=True)
class NewReport:
    """What the form asked for, checked."""

    category: Category
    description: str
    commune: Commune | None
    observed_at: datetime | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    landmark: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    has_consent: bool = False


@dataclass(frozen=True)
class Receipt:
    """What the sender keeps: the code to ask by and the secret that opens the report."""

    case: Case
    secret: str


def submit(new: NewReport, *, key: str, owner_key: str, language: str, now: datetime) -> Receipt:
    """
    Keep a report with its photos, clocks and mails, and return its receipt.

    The same form key gives the same receipt, with the same secret, for two days.
    """
    work = partial(_open, new, owner_key=owner_key, language=language, now=now)
    return _receipt(once(key=key, endpoint=ENDPOINT, now=now, work=work))


def receipt_of(key: str) -> Receipt | None:
    """Return the receipt this form key was given, while it is kept."""
    row = Idempotency.objects.filter(key=key, endpoint=ENDPOINT).exclude(reply={}).first()
    return _receipt(row.reply) if row else None


def mark_as_sample(report: Report) -> None:
    """Mark a report as sample data, so that nobody takes it for a real one."""
    report.is_sample = True
    report.save(update_fields=["is_sample"])


def _receipt(reply: dict[str, Any]) -> Receipt:
    case = Case.objects.get(uuid=reply["case"])
    return Receipt(case=case, secret=unseal(reply["secret"].encode()).decode())


def _open(new: NewReport, *, owner_key: str, language: str, now: datetime) -> dict[str, Any]:
    """Write the report and everything that follows from it; runs inside `once`'s transaction."""
    secret = new_secret()
    case = open_case(
        kind=CaseKind.REPORT,
        state=State.SUBMITTED,
        actor=None,
        language=language,
        commune=new.commune,
        now=now,
    )
    latitude, longitude = public_point(new.latitude, new.longitude, new.category.sensitivity)
    Report.objects.create(
        case=case,
        category=new.category,
        description=new.description,
        observed_at=new.observed_at,
        latitude=new.latitude,
        longitude=new.longitude,
        public_latitude=latitude,
        public_longitude=longitude,
        landmark=new.landmark,
        contact_name=new.contact_name,
        contact_email=new.contact_email,
        contact_phone=new.contact_phone,
        has_consent=new.has_consent,
        secret_hash=hashed(secret),
    )
    attach_uploads(case, owner_key=owner_key, purpose=EVIDENCE, actor=None, now=now)
    start_clock(case, kind="report_screening", now=now)
    sealed = seal(secret.encode()).decode()
    if new.contact_email:
        tasks.mail_receipt.enqueue(case=str(case.uuid), sealed_secret=sealed)
    return {"case": str(case.uuid), "secret": sealed}

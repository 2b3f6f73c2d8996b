"""Deterministic reports, sent through the real actions."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from feedback.cases.actions import store_photo
from feedback.reports.actions import NewReport, Receipt, submit, transition
from feedback.reports.models import Category, Report
from portal.places.models import Commune
from portal.users.models import User
from portal.users.roles import Role, give
from tests.cases.factories import MONDAY, picture, upload
from tests.factories import UserFactory

# In Kỳ Lừa, the province's middle.
POINT = {"latitude": Decimal("21.86000"), "longitude": Decimal("106.76000")}


def make_officer() -> User:
    officer = UserFactory()
    give(officer, Role.REPORT_OFFICER)
    return officer


def new_report(**details: Any) -> NewReport:
    category = Category.objects.get(code=details.pop("category", "rac-thai"))
    given = {
        "category": category,
        "description": "Rác đổ thành đống ven suối, bốc mùi từ sáng.",
        "commune": Commune.objects.order_by("pk").first(),
    }
    return NewReport(**given | details)


def make_receipt(
    *,
    key: str = "key",
    now: datetime = MONDAY,
    photos: int = 0,
    language: str = "vi",
    **details: Any,
) -> Receipt:
    for number in range(photos):
        content = picture(size=(320 + number, 240))
        store_photo(upload(content), purpose="evidence", owner_key=f"owner-{key}", now=now)
    return submit(
        new_report(**details), key=key, owner_key=f"owner-{key}", language=language, now=now
    )


def make_report(**details: Any) -> Report:
    return Report.objects.with_case().get(case=make_receipt(**details).case)


def make_published(**details: Any) -> Report:
    """A report that an officer accepted."""
    report = make_report(**details)
    transition(report, action="accept", actor=make_officer(), now=details.get("now", MONDAY))
    return report

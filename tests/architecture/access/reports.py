from typing import Any

from django.core import signing

from feedback.reports.views.sending import RECEIPT_SALT
from tests.architecture.access import ADMINISTRATOR, EVERYONE, REPORT_OFFICER, Route
from tests.reports.factories import make_published, make_receipt, make_report

OFFICERS = frozenset({REPORT_OFFICER, ADMINISTRATOR})


def _token() -> dict[str, Any]:
    make_receipt(key="form")
    return {"token": signing.dumps("form", salt=RECEIPT_SALT)}


def _published() -> dict[str, Any]:
    return {"reference": make_published().case.reference}


def _sent() -> dict[str, Any]:
    return {"reference": make_report().case.reference}


def _step() -> dict[str, Any]:
    return _sent() | {"action": "accept"}


def _photo() -> dict[str, Any]:
    report = make_report(photos=1)
    return {"reference": report.case.reference, "uuid": report.case.attachments.get().uuid}


ROUTES = [
    Route("reports:index", EVERYONE),
    Route("reports:submit", EVERYONE),
    Route("reports:receipt", EVERYONE, _token),
    Route("reports:browse", EVERYONE),
    Route("reports:points", EVERYONE),
    Route("reports:detail", EVERYONE, _published),
    # A report opens to whoever proves its secret; to anyone else these lead back to the question.
    Route("tracking:index", EVERYONE),
    Route("tracking:case", EVERYONE, _sent),
    Route("tracking:write", EVERYONE, _sent, method="post"),
    Route("tracking:withdraw", EVERYONE, _sent, method="post"),
    Route("tracking:leave", EVERYONE, method="post"),
    Route("reports_desk:queue", OFFICERS),
    Route("reports_desk:case", OFFICERS, _sent),
    Route("reports_desk:step", OFFICERS, _step, method="post"),
    Route("reports_desk:take", OFFICERS, _sent, method="post"),
    Route("reports_desk:contact", OFFICERS, _sent, method="post"),
    Route("reports_desk:reply", OFFICERS, _sent, method="post"),
    Route("reports_desk:add-photo", OFFICERS, _sent, method="post"),
    Route("reports_desk:show-photo", OFFICERS, _photo, method="post"),
]

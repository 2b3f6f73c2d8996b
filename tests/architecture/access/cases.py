from typing import Any

from feedback.cases.actions import attach_uploads, store_photo
from tests.architecture.access import ADMINISTRATOR, REPORT_OFFICER, Route
from tests.cases.factories import MONDAY, make_case, picture, upload


def _photo_of_a_report() -> dict[str, Any]:
    case = make_case(kind="report")
    photo = store_photo(upload(picture()), purpose="evidence", owner_key="form")
    attach_uploads(case, owner_key="form", actor=None, now=MONDAY)
    return {"uuid": photo.uuid}


ROUTES = [
    Route("cases:attachment", frozenset({REPORT_OFFICER, ADMINISTRATOR}), _photo_of_a_report),
    Route("cases:thumbnail", frozenset({REPORT_OFFICER, ADMINISTRATOR}), _photo_of_a_report),
]

"""The desk on search: editors see and promote, administrators rebuild."""

from typing import Any

from django.utils import timezone

from search.models import AskedQuestion, Promotion, Rebuild, Synonym
from tests.architecture.access import ADMINISTRATOR, EDITOR, PUBLISHER, Route

EDITORS = frozenset({EDITOR, PUBLISHER, ADMINISTRATOR})
ADMINISTRATORS = frozenset({ADMINISTRATOR})


def _question() -> dict[str, Any]:
    day = timezone.localdate()
    question = AskedQuestion.objects.create(
        key="x", folded="rac", written="rác", first_date=day, last_date=day
    )
    return {"pk": question.pk}


def _promotion() -> dict[str, Any]:
    return {"pk": Promotion.objects.create(url="https://example.vn/", title="Mẫu").pk}


def _synonym() -> dict[str, Any]:
    columns = {"meanings": ["suối"], "changed_at": timezone.now()}
    return {"pk": Synonym.objects.create(term="khe", folded="khe", **columns).pk}


def _rebuild() -> dict[str, Any]:
    now = timezone.now()
    rebuild = Rebuild.objects.create(engine="embedded", requested_at=now, progressed_at=now)
    return {"pk": rebuild.pk}


ROUTES = [
    Route("search_desk:unanswered", EDITORS),
    Route("search_desk:frequent", EDITORS),
    Route("search_desk:hide", EDITORS, _question, method="post"),
    Route("search_desk:promotions", EDITORS),
    Route("search_desk:promotion-create", EDITORS),
    Route("search_desk:promotion-edit", EDITORS, _promotion),
    Route("search_desk:promotion-withdraw", EDITORS, _promotion),
    Route("search_desk:synonyms", EDITORS),
    Route("search_desk:synonym-create", EDITORS),
    Route("search_desk:synonym", EDITORS, _synonym),
    Route("search_desk:synonym-edit", EDITORS, _synonym),
    Route("search_desk:synonym-try", EDITORS, _synonym, method="post"),
    Route("search_desk:synonym-use", EDITORS, _synonym, method="post"),
    Route("search_desk:synonym-retire", EDITORS, _synonym, method="post"),
    Route("search_desk:indices", EDITORS),
    Route("search_desk:rebuild", ADMINISTRATORS, lambda: {"engine": "embedded"}),
    Route("search_desk:go-back", ADMINISTRATORS),
    Route("search_desk:progress", ADMINISTRATORS, _rebuild),
    Route("search_desk:progress-data", ADMINISTRATORS, _rebuild),
    Route("search_desk:cancel", ADMINISTRATORS, _rebuild, method="post"),
]

"""What readers may do to the frame's own rows."""

from datetime import date

from django.db import transaction
from django.db.models import F

from portal.web.models import PageOpinion


@transaction.atomic
def record_opinion(path: str, *, is_useful: bool, on: date) -> PageOpinion:
    """Count one reader's opinion of a page on a day, in Vietnam's time zone."""
    opinion, _created = PageOpinion.objects.get_or_create(path=path, date=on)
    column = "useful_count" if is_useful else "not_useful_count"
    PageOpinion.objects.filter(pk=opinion.pk).update(**{column: F(column) + 1})
    opinion.refresh_from_db()
    return opinion

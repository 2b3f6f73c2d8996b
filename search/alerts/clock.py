"""When a digest is due: at seven in the morning in Vietnam, each day or each Monday."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from search.models import Rhythm

SENT_AT = time(7)
MONDAY = 0


def next_after(rhythm: str, *, at: datetime) -> datetime:
    """Return the first moment after `at` at which a digest of this rhythm is due."""
    local = timezone.localtime(at)
    day = local.date() + timedelta(days=local.time() >= SENT_AT)
    if rhythm == Rhythm.WEEKLY:
        day += timedelta(days=(MONDAY - day.weekday()) % 7)
    return timezone.make_aware(datetime.combine(day, SENT_AT))

"""
Working days of Lạng Sơn: Monday to Friday without the public holidays of Vietnam.

Holidays come from the holidays package; a day moved by a yearly decision of the government is not
in it and counts as the calendar week says.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils import timezone

import holidays

CLOSING = time(17, 0)  # a term that ends on a day ends when offices close


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("VN", years=year))


def is_working_day(day: date) -> bool:
    """Return whether offices work on this day."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def working_days_after(day: date, days: int) -> date:
    """Return the working day that lies this many working days after the given day."""
    while days > 0:
        day += timedelta(days=1)
        if is_working_day(day):
            days -= 1
    return day


def due(start: datetime, *, working_days: int) -> datetime:
    """Return the end of office hours on the last day of a term; the first day does not count."""
    last = working_days_after(timezone.localtime(start).date(), working_days)
    return timezone.make_aware(datetime.combine(last, CLOSING))


def working_days_left(now: datetime, due_at: datetime) -> int:
    """Return the working days from today to the due day: 0 on the day itself, below 0 after it."""
    today, last = timezone.localtime(now).date(), timezone.localtime(due_at).date()
    if last < today:
        return -_working_days_between(last, today)
    return _working_days_between(today, last)


def _working_days_between(first: date, last: date) -> int:
    days = (last - first).days
    return sum(is_working_day(first + timedelta(days=step)) for step in range(1, days + 1))

from datetime import UTC, date, datetime

import pytest

from feedback.cases import calendar


class TestIsWorkingDay:
    @pytest.mark.parametrize(
        ("day", "works"),
        [
            (date(2026, 11, 20), True),
            (date(2026, 11, 21), False),
            (date(2026, 9, 2), False),
            (date(2027, 1, 1), False),
            (date(2027, 2, 6), False),
        ],
    )
    def test_knows_weekends_and_public_holidays(self, day, works):
        assert calendar.is_working_day(day) is works


class TestDue:
    def test_ends_with_office_hours_and_skips_the_weekend(self):
        friday = datetime(2026, 11, 20, 3, tzinfo=UTC)
        assert calendar.due(friday, working_days=1) == datetime(2026, 11, 23, 10, tzinfo=UTC)

    def test_skips_tet(self):
        before = datetime(2027, 2, 3, 3, tzinfo=UTC)
        assert calendar.due(before, working_days=3) > datetime(2027, 2, 9, tzinfo=UTC)

    def test_counts_from_the_local_day_not_the_utc_one(self):
        past_midnight = datetime(2026, 11, 16, 18, tzinfo=UTC)  # Tuesday 01:00 in Lạng Sơn
        assert calendar.due(past_midnight, working_days=1).date() == date(2026, 11, 18)


class TestWorkingDaysLeft:
    def test_counts_down_to_zero_and_below(self):
        due = datetime(2026, 11, 23, 10, tzinfo=UTC)
        at = {day: datetime(2026, 11, day, 4, tzinfo=UTC) for day in (19, 20, 23, 26)}
        left = {day: calendar.working_days_left(moment, due) for day, moment in at.items()}
        assert left == {19: 2, 20: 1, 23: 0, 26: -2}  # 24 November is a holiday since 2026

import pytest

from feedback.reports import sample
from feedback.reports.models import Report
from feedback.reports.workflow import State
from tests.cases.factories import MONDAY
from tests.reports.factories import make_officer


@pytest.mark.django_db
class TestLoad:
    def test_gives_forty_marked_reports_in_every_state_once(self):
        make_officer()
        for _run in range(2):
            sample.load(now=MONDAY)
        reports = Report.objects.filter(is_sample=True)
        assert reports.count() == 40
        assert set(reports.values_list("case__state", flat=True)) == set(State.values)

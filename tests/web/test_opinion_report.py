from datetime import date

import pytest

from portal.users.models import User
from portal.web.actions import record_opinion
from tests.conftest import ReadingClient

pytestmark = pytest.mark.django_db


class TestOpinionReport:
    def test_lists_pages_with_their_counts(self, client: ReadingClient):
        record_opinion("/tin-tuc/", is_useful=True, on=date(2026, 11, 21))
        record_opinion("/van-ban/", is_useful=False, on=date(2026, 11, 22))
        client.force_login(User.objects.create_superuser("quan-tri@example.vn"))
        text = client.get("/admin/reports/opinions/").content.decode()
        assert text.index("/van-ban/") < text.index("/tin-tuc/")

    def test_goes_out_as_a_spreadsheet(self, client: ReadingClient):
        record_opinion("/tin-tuc/", is_useful=True, on=date(2026, 11, 21))
        client.force_login(User.objects.create_superuser("quan-tri@example.vn"))
        answer = client.get("/admin/reports/opinions/?export=csv")
        text = b"".join(answer.streaming_content).decode()
        assert "/tin-tuc/" in text

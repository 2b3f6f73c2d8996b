from django.core import mail
from django.urls import reverse
from django.utils import timezone

import pytest

from feedback.applications import sample
from feedback.applications.models import Application, Programme, Round
from portal.sample.accounts import load_accounts

pytestmark = pytest.mark.django_db


class TestLoad:
    def test_makes_programmes_and_applications_across_the_states_once(self, client):
        now = timezone.now()
        load_accounts()
        sample.load(now=now)
        sample.load(now=now)
        assert Programme.objects.count() == 5
        states = sorted(Application.objects.values_list("case__state", flat=True))
        assert states == [
            "approved",
            "draft",
            "in_review",
            "needs_supplement",
            "refused",
            "submitted",
        ]
        (open_round,) = Round.objects.open(at=now)
        assert open_round.programme.code == "phan-loai-rac-tai-nguon"
        assert all(one.to[0].endswith(".example") for one in mail.outbox)
        page = client.get(reverse("applications:start", args=[open_round.pk])).content.decode()
        assert "dữ liệu mẫu" in page

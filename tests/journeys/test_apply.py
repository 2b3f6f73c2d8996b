"""A cooperative applies; the office asks once; two people decide; the applicant reads it all."""

from datetime import timedelta

from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest

from feedback.applications.models import Application
from feedback.cases import chain
from portal.tasks.worker import run_due_tasks
from portal.users.roles import Role, give
from tests.applications.factories import make_round, photo
from tests.conftest import ReadingClient
from tests.factories import MembershipFactory, UserFactory


def officer(role: Role) -> Client:
    person = UserFactory()
    give(person, role)
    desk = Client()
    desk.force_login(person)
    return desk


@pytest.mark.django_db(transaction=True)
def test_a_cooperative_applies_and_follows_its_dossier():
    round_ = make_round(now=timezone.now())
    member = MembershipFactory()
    web = ReadingClient()
    web.force_login(member.user)

    start = reverse("applications:start", args=[round_.pk])
    web.post(start, {"applicant": member.organisation_id})
    application = Application.objects.get()
    uuid = application.case.uuid
    pages = f"/ho-so/{uuid}/"

    web.post(f"{pages}soan/applicant/", {"a-contact_name": "Nông Văn Mẫu", "next": "1"})
    web.post(
        f"{pages}soan/plan/",
        {
            "lock_version": 1,
            "a-households": "1.200",
            "a-cost": "85.000.000",
            "a-has_site": "yes",
            "a-evidence": photo(),
            "next": "1",
        },
    )
    check = web.get(f"{pages}kiem-tra/")
    assert "Diện tích" in check.content.decode()  # the answer yes has made this question count
    web.post(f"{pages}soan/plan/", {"lock_version": 9, "a-site_area": "45,5", "next": "1"})
    check = web.get(f"{pages}kiem-tra/")
    web.post(f"{pages}kiem-tra/", {"begun": check.context["begun"]})
    receipt = web.get(f"{pages}bien-nhan/").content.decode()
    assert application.case.reference in receipt

    desk, reviewer = officer(Role.APPLICATION_OFFICER), officer(Role.REVIEWER)
    case = f"/admin/ho-so/{uuid}/"
    assert "1.200 hộ" in desk.get(case).content.decode()
    for action in ("take", "receive", "start_review"):
        desk.post(f"{case}buoc/", {"action": action})
    due = timezone.localdate() + timedelta(days=7)
    desk.post(f"{case}bo-sung/", {"due_date": due.isoformat(), "reason-cost": "Ghi rõ từng khoản."})
    mend = web.get(f"{pages}bo-sung/")
    assert "Ghi rõ từng khoản." in mend.content.decode()
    web.post(
        f"{pages}bo-sung/",
        {
            "begun": mend.context["begun"],
            "lock_version": 99,
            "a-cost": "80.000.000",
            "send": "1",
        },
    )
    assert "85.000.000 ₫" in desk.get(case).content.decode()  # old beside new
    proposal = {"outcome": "refuse", "reasons": "Chưa đủ minh chứng.", "how_to_mend": "Gửi thêm."}
    reviewer.post(f"{case}trinh/", proposal)
    assert "Chưa đủ minh chứng." not in web.get(pages).content.decode()
    desk.post(f"{case}buoc/", {"action": "decide"})

    page = web.get(pages).content.decode()
    for words in ("Không được duyệt", "Chưa đủ minh chứng.", "Gửi thêm.", "Đã kết thúc"):
        assert words in page
    application.case.refresh_from_db()
    assert chain.first_break(application.case.events.in_order()) is None
    run_due_tasks()
    subjects = [letter.subject for letter in mail.outbox]
    assert f"Đã nhận hồ sơ {application.case.reference}" in subjects
    assert any("Không được duyệt" in subject for subject in subjects)

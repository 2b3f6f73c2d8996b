"""A resident reports, an officer answers, the resident follows: through the real server's stack."""

import re

from django.core import mail
from django.urls import reverse

import pytest

from feedback.cases import chain
from feedback.reports.models import Report
from portal.tasks.worker import run_due_tasks
from tests.cases.factories import picture, picture_with_gps, upload
from tests.conftest import ReadingClient
from tests.reports.factories import make_officer

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}")


def text(response):
    return response.content.decode()


class Resident:
    """Somebody with a browser without JavaScript and no account."""

    def __init__(self):
        self.browser = ReadingClient()
        self.answers = {
            "ticket": self.ticket(self.browser.get("/phan-anh/gui/")),
            "category": "rac-thai",
            "description": "Rác đổ ven suối, bốc mùi.",
            "commune": "dong kinh",
            "contact_email": "nguoi-gui@example.vn",
            "has_consent": "on",
        }
        self.code = self.secret = ""

    @staticmethod
    def ticket(page):
        return re.search(r'name="ticket" value="([^"]+)"', text(page)).group(1)

    def send(self, **changes):
        return self.browser.post("/phan-anh/gui/", self.answers | changes)

    def read_receipt(self, answer):
        assert answer.status_code == 302, text(answer)
        page = text(self.browser.get(answer["Location"]))
        self.secret = SECRET.search(page).group()
        self.code = re.search(r"LS-\d\d-\d{6}", page).group()
        return self.code, self.secret

    def follow(self):
        given = {"reference": self.code.lower(), "secret": self.secret.lower().replace("-", " ")}
        return self.browser.get(self.browser.post("/tra-cuu/", given)["Location"])

    def reply(self, words, **photo):
        given = {"ticket": self.ticket(self.follow()), "text": words} | photo
        return self.browser.post(f"/tra-cuu/{self.code}/nhan/", given)


class Officer:
    """Somebody at the desk."""

    def __init__(self, code):
        self.browser = ReadingClient()
        self.browser.force_login(make_officer())
        self.code = code

    def address(self, name, **more):
        return reverse(f"reports_desk:{name}", kwargs={"reference": self.code} | more)

    def step(self, action, note=""):
        version = Report.objects.get(case__reference=self.code).case.version
        given = {f"{action}-version": version, f"{action}-note": note}
        return self.browser.post(self.address("step", action=action), given)


@pytest.fixture
def resident():
    resident = Resident()
    resident.read_receipt(resident.send(photos=upload(picture_with_gps(), "Ảnh.jpg")))
    return resident


class TestSending:
    def test_keeps_words_and_photo_through_a_mistake(self):
        resident = Resident()
        wrong = text(resident.send(description="", photos=upload(picture(), "Ảnh.jpg")))
        assert "Viết vài câu" in wrong
        assert "Ảnh.jpg" in wrong
        assert "dong kinh" in wrong
        resident.read_receipt(resident.send())
        report = Report.objects.get()
        assert str(report.case.commune) == "Phường Đông Kinh"
        assert report.case.attachments.count() == 1

    def test_gives_a_repeat_the_same_receipt(self):
        resident = Resident()
        first = resident.read_receipt(resident.send())
        assert resident.read_receipt(resident.send()) == first
        assert Report.objects.count() == 1

    def test_mails_the_receipt(self, resident):
        run_due_tasks()
        (letter,) = mail.outbox
        assert resident.secret in letter.body
        assert letter.to == ["nguoi-gui@example.vn"]


class TestFollowing:
    def test_leads_from_the_question_to_the_result(self, resident):
        assert "Đã nhận, đang xem xét" in text(resident.follow())
        officer = Officer(resident.code)
        assert resident.code in text(officer.browser.get(reverse("reports_desk:queue")))
        assert officer.step("ask", "Bãi rác rộng bao nhiêu?").status_code == 302
        assert "Bãi rác rộng bao nhiêu?" in text(resident.follow())
        assert resident.reply("Khoảng 20 m².", photos=upload(picture("PNG"))).status_code == 302
        assert "Khoảng 20 m²." in text(officer.browser.get(officer.address("case")))

        assert officer.step("start").status_code == 302
        # Neither a photo of the result nor a reason yet.
        assert "Thêm ảnh sau xử lý" in text(officer.step("resolve"))
        officer.browser.post(
            officer.address("add-photo"), {"photo": upload(picture(size=(800, 600)))}
        )
        assert officer.step("resolve").status_code == 302
        assert officer.step("close", "Đã dọn sạch.").status_code == 302
        assert "Sau khi xử lý" in text(resident.follow())

        public = text(ReadingClient().get(f"/phan-anh/{resident.code}/"))
        assert "Đã dọn sạch." in public
        assert "nguoi-gui@example.vn" not in public
        case = Report.objects.get().case
        assert (case.state, chain.first_break(case.events.in_order())) == ("closed", None)
        run_due_tasks()
        subjects = [letter.subject for letter in mail.outbox]
        assert len(subjects) == 4
        assert "đã được giải quyết" in subjects[2]

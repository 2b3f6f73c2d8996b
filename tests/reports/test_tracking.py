from django.urls import reverse

import pytest

from feedback.cases.models import Attachment
from feedback.reports.actions import transition, write_to_reporter
from feedback.reports.forms import FormKeys
from feedback.reports.models import Report
from feedback.reports.views.tracking import TRIES_A_MINUTE, TRIES_AN_HOUR
from tests.cases.factories import MONDAY, picture, upload
from tests.reports.factories import make_officer, make_receipt, make_report

pytestmark = pytest.mark.django_db
ADDRESS = "/tra-cuu/"
WRONG = "0000-0000-0000-0000"


@pytest.fixture
def receipt():
    return make_receipt(contact_email="nguoi-gui@example.vn", has_consent=True)


@pytest.fixture
def report(receipt):
    return Report.objects.with_case().get(case=receipt.case)


@pytest.fixture
def opened(client, receipt):
    """A browser that has proved the secret of the receipt."""
    given = {"reference": receipt.case.reference, "secret": receipt.secret}
    assert client.post(ADDRESS, given)["Location"] == address("case", receipt.case)
    return client


def address(name, case):
    return reverse(f"tracking:{name}", kwargs={"reference": case.reference})


def ask(report, question="Bãi rác rộng bao nhiêu?"):
    transition(report, action="ask", actor=make_officer(), note=question, now=MONDAY)


def write(browser, case, **given):
    ticket = browser.get(address("case", case)).context["ticket"]
    return browser.post(address("write", case), {"ticket": ticket} | given)


def state_of(case):
    case.refresh_from_db()
    return case.state


class TestIndex:
    def test_opens_the_report_however_its_receipt_is_typed(self, client, receipt):
        typed = {
            "reference": f" {receipt.case.reference.lower().replace('-', ' ')} ",
            "secret": receipt.secret.lower().replace("-", "").replace("0", "o").replace("1", "l"),
        }
        assert client.post(ADDRESS, typed)["Location"] == address("case", receipt.case)

    def test_says_the_same_of_a_wrong_code_and_a_wrong_secret(self, client, receipt):
        said = []
        for code, secret in (
            (receipt.case.reference, WRONG),
            ("LS-26-999999", receipt.secret),
            ("không phải mã", WRONG),
        ):
            answer = client.post(ADDRESS, {"reference": code, "secret": secret})
            assert answer.status_code == 200
            (words,) = answer.context["form"].non_field_errors()
            page = answer.content.decode().replace(code, "CODE").replace(secret, "SECRET")
            said.append((words, len(page)))
        assert said[0] == said[1] == said[2]
        assert "chưa đúng" in said[0][0]
        assert client.get(address("case", receipt.case)).status_code == 302

    def test_asks_for_both(self, client):
        answer = client.post(ADDRESS, {"reference": "", "secret": " "})
        assert set(answer.context["form"].errors) == {"reference", "secret"}

    def test_lets_one_address_try_ten_times_a_minute(self, client, receipt):
        tried = [
            client.post(ADDRESS, {"reference": f"LS-26-1{n:05d}", "secret": WRONG}).status_code
            for n in range(TRIES_A_MINUTE * 2 + 1)
        ]
        # Twice the limit, as a minute may end between two tries.
        assert tried[:TRIES_A_MINUTE] == [200] * TRIES_A_MINUTE
        assert tried[-1] == 429

    def test_lets_one_code_be_tried_twenty_times_an_hour_from_anywhere(self, client, receipt):
        def attempt(number, secret=WRONG):
            given = {"reference": receipt.case.reference, "secret": secret}
            return client.post(ADDRESS, given, REMOTE_ADDR=f"203.0.113.{number}")

        answers = [attempt(number) for number in range(TRIES_AN_HOUR * 2 + 1)]
        assert [one.status_code for one in answers[:TRIES_AN_HOUR]] == [200] * TRIES_AN_HOUR
        assert answers[-1].status_code == 429
        assert int(answers[-1]["Retry-After"]) > 0
        assert attempt(99, receipt.secret).status_code == 429

    def test_counts_what_is_no_code_for_nobody_else(self, client):
        for number in range(TRIES_AN_HOUR * 2 + 1):
            answer = client.post(
                ADDRESS,
                {"reference": "không nhớ", "secret": WRONG},
                REMOTE_ADDR=f"203.0.113.{number}",
            )
            assert answer.status_code == 200

    def test_points_an_application_code_elsewhere(self, client):
        page = client.post(ADDRESS, {"reference": "hs26000045", "secret": "x"}).content.decode()
        assert "HS-26-000045 là mã hồ sơ" in page
        assert reverse("applications:list") in page

    @pytest.mark.parametrize("text", ["\x00", "e\u0302" * 9, "LS-26-\u0661\u0662\u0663456", "'"])
    def test_never_fails_on_bad_input(self, client, text):
        assert client.get(ADDRESS, {"ma": text}).status_code == 200
        assert client.post(ADDRESS, {"reference": text, "secret": text}).status_code == 200


class TestCase:
    @pytest.mark.parametrize("name", ["case", "write", "withdraw"])
    def test_asks_strangers_for_the_secret(self, client, report, name):
        path = address(name, report.case)
        answer = client.get(path) if name == "case" else client.post(path, {"text": "Xin chào"})
        assert answer["Location"] == f"{ADDRESS}?ma={report.case.reference}"
        assert state_of(report.case) == "submitted"
        assert not report.case.messages.exists()

    def test_opens_the_one_report_alone(self, opened):
        other = make_report(key="other")
        assert opened.get(address("case", other.case)).status_code == 302

    def test_shows_the_conversation_and_no_contact(self, opened, report):
        write_to_reporter(report, text="Tổ công tác đang đến.", actor=make_officer(), now=MONDAY)
        answer = opened.get(address("case", report.case))
        page = answer.content.decode()
        assert "Tổ công tác đang đến." in page
        assert "nguoi-gui@example.vn" not in page
        assert "no-store" in answer["Cache-Control"]

    def test_is_closed_by_leaving(self, opened, report):
        opened.post(reverse("tracking:leave"))
        assert opened.get(address("case", report.case)).status_code == 302


class TestWrite:
    def test_answers_the_question_of_the_office(self, opened, report):
        ask(report)
        assert (
            "Bãi rác rộng bao nhiêu?" in opened.get(address("case", report.case)).content.decode()
        )
        answer = write(opened, report.case, text="Khoảng 20 m².", photos=upload(picture()))
        assert answer.status_code == 302
        assert state_of(report.case) == "submitted"
        message = report.case.messages.get()
        assert (message.text, message.from_office) == ("Khoảng 20 m².", False)
        assert report.case.attachments.get().purpose == "answer"
        assert not report.case.clocks.filter(paused_at__isnull=False).exists()

    def test_adds_a_message_without_a_question(self, opened, report):
        write(opened, report.case, text="Hôm nay lại đổ tiếp.")
        assert state_of(report.case) == "submitted"
        assert report.case.messages.get().text == "Hôm nay lại đổ tiếp."

    def test_adds_one_message_for_a_double_click(self, opened, report):
        ask(report)
        ticket = opened.get(address("case", report.case)).context["ticket"]
        for _press in range(2):
            given = {"ticket": ticket, "text": "Khoảng 20 m²."}
            assert opened.post(address("write", report.case), given).status_code == 302
        assert report.case.messages.count() == 1

    def test_keeps_words_and_good_photos_through_a_mistake(self, opened, report):
        photos = [upload(picture(), "tốt.jpg"), upload(b"MZ\x90", "xấu.jpg")]
        answer = write(opened, report.case, text="Ảnh đây.", photos=photos)
        page = answer.content.decode()
        assert "“xấu.jpg” không phải ảnh" in page
        assert "Ảnh đây." in page
        assert "tốt.jpg" in page
        again = {"ticket": answer.context["ticket"], "text": "Ảnh đây."}
        opened.post(address("write", report.case), again)
        assert report.case.attachments.get().original_name == "tốt.jpg"

    def test_leaves_out_a_photo_that_is_no_longer_wanted(self, opened, report):
        answer = write(opened, report.case, text="", photos=upload(picture()))
        given = {
            "ticket": answer.context["ticket"],
            "text": "Thôi ảnh.",
            "remove_photo": [str(Attachment.objects.get().uuid), "x"],
        }
        assert opened.post(address("write", report.case), given).status_code == 302
        assert not report.case.attachments.exists()

    @pytest.mark.parametrize("text", ["", " \n", "\x00", "dài " * 2000])
    def test_says_what_is_wrong_with_the_words(self, opened, report, text):
        answer = write(opened, report.case, text=text)
        assert answer.status_code == 200
        assert "text" in answer.context["form"].errors
        assert not report.case.messages.exists()

    def test_takes_a_message_with_a_ticket_that_ended(self, opened, report):
        given = {"ticket": "x", "text": "Hôm nay lại đổ tiếp."}
        assert opened.post(address("write", report.case), given).status_code == 302
        assert FormKeys.read("x") is None
        assert report.case.messages.count() == 1


class TestWithdraw:
    def test_ends_the_report_and_says_so(self, opened, report):
        answer = opened.post(address("withdraw", report.case), follow=True)
        page = answer.content.decode()
        assert "Đã rút phản ánh" in page
        assert "Rút phản ánh này" not in page
        assert state_of(report.case) == "withdrawn"
        assert not report.case.clocks.running().exists()

    def test_says_when_it_can_no_longer_be_done(self, opened, report):
        for _press in range(2):
            answer = opened.post(address("withdraw", report.case), follow=True)
        assert "không còn làm được" in answer.content.decode()
        assert state_of(report.case) == "withdrawn"

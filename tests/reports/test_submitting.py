import io
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest
from pillow_heif import from_pillow

from feedback.cases.models import Attachment, Case
from feedback.reports.actions import submit
from feedback.reports.forms import FormKeys
from feedback.reports.models import Report
from feedback.reports.secrets import fits
from feedback.reports.views.sending import REPORTS_AN_HOUR
from portal.web.limits import take
from tests.cases.factories import MONDAY, picture, scene, upload
from tests.reports.factories import POINT, make_receipt, new_report

pytestmark = pytest.mark.django_db
ADDRESS = "/phan-anh/gui/"
TYPED = "Rác đổ ven suối từ tối qua, bốc mùi."


def heic():
    buffer = io.BytesIO()
    from_pillow(scene()).save(buffer)
    return buffer.getvalue()


@pytest.fixture
def send(client):
    """Send the form as a browser does that opened it once; changes win over the usual answers."""
    answers = {
        "ticket": client.get(ADDRESS).context["ticket"],
        "category": "rac-thai",
        "description": TYPED,
        "commune": "Đông Kinh",
    }
    return lambda **changes: client.post(ADDRESS, answers | changes)


def errors(answer):
    assert answer.status_code == 200
    assert not Report.objects.exists()
    return {name: " ".join(said) for name, said in answer.context["form"].errors.items()}


class TestSubmit:
    def test_gives_one_receipt_for_one_key(self):
        first = make_receipt(key="same", photos=1)
        again = make_receipt(key="same", description="Một lần bấm nữa, chữ khác hẳn.")
        assert (again.case, again.secret) == (first.case, first.secret)
        assert Report.objects.get().description == new_report().description
        assert Case.objects.count() == 1

    def test_gives_another_key_another_receipt(self):
        first, second = make_receipt(key="one"), make_receipt(key="two")
        assert first.case.reference == "LS-26-000001"
        assert second.case.reference == "LS-26-000002"
        assert first.secret != second.secret

    def test_keeps_the_secret_only_as_its_hash(self):
        receipt = make_receipt()
        report = Report.objects.get()
        assert receipt.secret not in str(vars(report))
        assert fits(receipt.secret.lower().replace("-", " "), report.secret_hash)
        assert not fits(receipt.secret[:-1], report.secret_hash)

    def test_takes_only_the_photos_of_its_own_form(self):
        make_receipt(key="mine", photos=2)
        other = submit(new_report(), key="b", owner_key="nobody", language="vi", now=MONDAY)
        assert not other.case.attachments.exists()

    def test_promises_when_it_will_be_read(self):
        clock = make_receipt().case.clocks.get()
        assert clock.kind == "report_screening"
        assert clock.due_at > MONDAY


class TestForm:
    def test_leads_to_the_receipt(self, client, send):
        answer = send()
        assert answer.status_code == 302
        page = client.get(answer["Location"])
        report = Report.objects.get()
        assert report.case.reference in page.content.decode()
        assert fits(page.context["secret"], report.secret_hash)
        assert "no-store" in page["Cache-Control"]

    def test_gives_a_double_click_one_receipt(self, send):
        assert send()["Location"].rpartition(":")[0] != ""
        send()
        assert Report.objects.count() == 1

    def test_names_what_is_missing(self, send):
        said = errors(send(category="", description=" ", commune=""))
        assert said == {
            "category": "Chọn một loại việc.",
            "description": "Viết vài câu về việc bạn thấy.",
            "commune": "Cho biết ở đâu: nhập xã, phường hoặc chọn trên bản đồ.",
        }

    def test_keeps_everything_typed_through_a_mistake(self, send):
        typed = {
            "landmark": "sau chợ",
            "observed_date_day": "1",
            "observed_date_month": "11",
            "observed_date_year": "2026",
            "observed_time": "07:30",
            "contact_name": "Lò Văn Mẫu",
            "contact_email": "nguoi-gui@example.vn",
            "contact_phone": "0912 345 678",
            "has_consent": "on",
        }
        answer = send(category="", **typed)
        page = answer.content.decode()
        for words in (TYPED, "Đông Kinh", "sau chợ", "07:30", "Lò Văn Mẫu", "0912 345 678"):
            assert words in page
        assert 'value="2026"' in page
        assert answer.context["form"]["has_consent"].value() is True

    def test_writes_text_in_one_form_without_control_characters(self, send):
        send(description="Nu\u031bo\u031b\u0301c tha\u0309i\x00 \u202eđen\u200b,\x07\r\nhôi.")
        assert Report.objects.get().description == "Nước thải đen,\nhôi."

    def test_shows_a_well_formed_page_whatever_was_typed(self, send):
        said = errors(send(category="\x00", description="Rác\x00", commune="\x07", landmark="\x1b"))
        assert set(said) == {"category", "description", "commune"}

    def test_says_how_long_a_text_may_be_and_keeps_it(self, send):
        long = "Nước thải. " * 1000
        answer = send(description=long)
        assert "nhiều nhất 4.000" in errors(answer)["description"]
        assert long.strip() in answer.content.decode()

    def test_takes_no_day_ahead(self, send):
        day = timezone.localdate() + timedelta(days=1)
        boxes = {f"observed_date_{part}": getattr(day, part) for part in ("day", "month", "year")}
        assert errors(send(**boxes)) == {"observed_date": "Nhập ngày hôm nay hoặc trước đó."}

    @pytest.mark.parametrize("day", [("31", "2", "2026"), ("1", "1", "0"), ("x", "", "9" * 99)])
    def test_takes_no_day_there_never_was(self, send, day):
        boxes = dict(zip(("day", "month", "year"), day, strict=True))
        said = errors(send(**{f"observed_date_{part}": text for part, text in boxes.items()}))
        assert set(said) == {"observed_date"}

    def test_takes_no_point_outside_the_province(self, send):
        said = errors(send(latitude="21,02850", longitude="105,85420", commune=""))
        assert "ngoài tỉnh Lạng Sơn" in said["latitude"]

    def test_finds_the_commune_of_a_point(self, send):
        point = {name: str(degrees) for name, degrees in POINT.items()}
        send(**point, commune="")
        report = Report.objects.get()
        assert (report.latitude, report.longitude) == tuple(POINT.values())
        assert report.case.commune is not None

    def test_takes_no_half_point(self, send):
        assert "cả vĩ độ và kinh độ" in errors(send(latitude="21.86"))["longitude"]

    @pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "1e999999", "-1e9", "x", "\x00,"])
    def test_takes_no_degrees_that_are_no_number(self, send, text):
        said = errors(send(latitude=text, longitude="106.76"))
        assert "latitude" in said

    def test_takes_contact_with_consent_alone(self, send):
        said = errors(send(contact_phone="0912 345 678"))
        assert "Đánh dấu đồng ý" in said["has_consent"]
        send(contact_phone="0912 345 678", has_consent="on")
        assert Report.objects.get().contact_phone == "+84912345678"

    @pytest.mark.parametrize("text", ["12", "9" * 30, "không có"])
    def test_takes_no_number_that_cannot_be_dialled(self, send, text):
        said = errors(send(contact_phone=text, has_consent="on"))
        assert "Nhập số điện thoại" in said["contact_phone"]

    def test_keeps_robots_out_by_a_box_people_do_not_see(self, send):
        answer = send(website="https://example.vn")
        assert "Xóa chữ" in errors(answer)["website"]
        assert TYPED in answer.content.decode()
        assert send().status_code == 302

    def test_keeps_robots_out_by_the_time_a_person_needs(self, send, settings):
        settings.FEEDBACK_MIN_FORM_SECONDS = 60
        answer = send()
        assert "quá nhanh" in errors(answer)["__all__"]
        assert TYPED in answer.content.decode()
        settings.FEEDBACK_MIN_FORM_SECONDS = 0
        assert send().status_code == 302

    @pytest.mark.parametrize("ticket", ["", "x", "\x00", "W10:1:2"])
    def test_gives_a_form_without_its_ticket_another(self, send, ticket):
        answer = send(ticket=ticket)
        assert "mở quá lâu" in errors(answer)["__all__"]
        assert TYPED in answer.content.decode()
        assert FormKeys.read(answer.context["ticket"]) is not None

    def test_stops_a_flood_and_keeps_what_was_typed(self, send):
        for _turn in range(REPORTS_AN_HOUR):
            take(scope="report", subject="127.0.0.1", limit=REPORTS_AN_HOUR, seconds=3600)
        answer = send()
        assert answer.status_code == 429
        assert TYPED in answer.content.decode()
        assert not Report.objects.exists()


class TestPhotos:
    @pytest.mark.parametrize(
        ("content", "name"),
        [(picture(), "a.jpg"), (heic(), "IMG_1.HEIC"), (picture("PNG"), "a.png")],
        ids=["jpeg", "heic", "png"],
    )
    def test_are_taken(self, send, content, name):
        assert send(photos=upload(content, name)).status_code == 302
        photo = Report.objects.get().case.attachments.get()
        assert (photo.original_name, photo.content_type) == (name, "image/jpeg")
        assert not photo.is_public

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"MZ\x90\x00" + b"\0" * 600, "không phải ảnh"),
            (picture()[:3000], "bị hỏng hoặc tải lên chưa hết"),
            (b"", "trống"),
        ],
        ids=["renamed executable", "truncated", "empty"],
    )
    def test_are_refused_by_name_and_what_was_typed_is_kept(self, send, content, says):
        answer = send(photos=upload(content, "Ảnh suối.jpg"))
        said = errors(answer)["photos"]
        assert says in said
        assert "Ảnh suối.jpg" in said
        assert TYPED in answer.content.decode()
        assert not Attachment.objects.exists()

    def test_are_five_at_most(self, send):
        six = [upload(picture(size=(64 + n, 48)), f"{n}.jpg") for n in range(6)]
        answer = send(photos=six)
        assert "nhiều nhất 5 ảnh" in errors(answer)["photos"]
        assert TYPED in answer.content.decode()
        assert Attachment.objects.count() == 5
        assert send().status_code == 302
        assert Report.objects.get().case.attachments.count() == 5

    def test_outlive_another_mistake_and_are_not_kept_twice(self, send):
        photo = picture()
        answer = send(description="", photos=upload(photo, "Ảnh suối.jpg"))
        assert "Ảnh suối.jpg" in answer.content.decode()
        assert send(photos=upload(photo, "Ảnh suối.jpg")).status_code == 302
        assert Report.objects.get().case.attachments.count() == 1

    def test_can_be_left_out_again(self, send):
        send(description="", photos=upload(picture()))
        kept = Attachment.objects.get()
        send(remove_photo=str(kept.uuid))
        assert not Report.objects.get().case.attachments.exists()

    @pytest.mark.parametrize("uuid", ["", "x", "\x00", "-" * 36])
    def test_are_left_alone_by_a_made_up_key(self, send, uuid):
        assert send(remove_photo=uuid, photos=upload(picture())).status_code == 302
        assert Report.objects.get().case.attachments.count() == 1

    def test_of_another_form_cannot_be_left_out(self, client, send):
        other = FormKeys.new(now=timezone.now())
        client.post(ADDRESS, {"ticket": other.ticket, "photos": upload(picture())})
        theirs = Attachment.objects.get()
        send(remove_photo=str(theirs.uuid))
        assert Attachment.objects.filter(pk=theirs.pk).exists()


class TestReceipt:
    @pytest.mark.parametrize("token", ["x", "eyJ9:1:2", "%00"])
    def test_is_shown_to_its_own_form_alone(self, client, token):
        make_receipt()
        address = reverse("reports:receipt", kwargs={"token": "T"}).replace("T/", f"{token}/")
        assert client.get(address).status_code == 404

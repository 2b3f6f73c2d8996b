"""Forty sample reports, marked as such, in every state: sent and moved by the real actions."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.core.files.uploadedfile import SimpleUploadedFile

from feedback.reports import actions
from feedback.reports.actions.photos import EVIDENCE
from feedback.reports.models import Category, Report
from feedback.reports.sample_scenes import draw
from feedback.reports.sample_texts import TEXTS
from feedback.reports.workflow import HANDLE
from portal.places.models import Commune
from portal.users.models import User

# What an officer did, in order; later reports in the list are older and further on.
PATHS: Final[tuple[tuple[str, ...], ...]] = (
    (),
    ("accept",),
    ("accept", "start"),
    ("accept", "start", "resolve"),
    ("ask",),
    ("accept", "start", "resolve", "close"),
    ("accept", "start"),
    ("reject",),
    ("accept", "start", "resolve", "close"),
    ("withdraw",),
)
NOTES: Final = {
    "ask": "Bạn cho biết thêm việc này xảy ra vào giờ nào trong ngày?",
    "reject": "Việc này đã được trả lời ở một phản ánh khác, mời bạn xem trong danh sách.",
    "resolve": "Đã kiểm tra tại chỗ, yêu cầu dừng và dọn sạch.",
    "close": "Đã kiểm tra lại, không còn tái diễn. Cảm ơn bạn.",
}
NUDGE: Final = Decimal("0.00730")


def load(*, now: datetime) -> None:
    """Load the sample reports unless there are some; without an officer they stay unread."""
    if Report.objects.filter(is_sample=True).exists():
        return
    officer = _officer()
    communes = list(Commune.objects.by_name())
    categories = {one.code: one for one in Category.objects.all()}
    number = 0
    for turn in range(5):
        for code in TEXTS:
            commune = communes[(number * 13) % len(communes)]
            sent_at = now - timedelta(days=1 + number, hours=number % 9)
            report = _send(number, categories[code], commune, turn=turn, now=sent_at)
            _walk(report, PATHS[(number + turn) % len(PATHS)], officer=officer, number=number)
            number += 1


def _officer() -> User | None:
    staff = User.objects.filter(groups__permissions__codename=HANDLE.partition(".")[2])
    return staff.exclude(is_superuser=True).order_by("pk").first()


def _send(number: int, category: Category, commune: Commune, *, turn: int, now: datetime) -> Report:
    text, landmark = TEXTS[category.code][turn]
    owner_key = f"sample-owner-{number}"
    if number % 3 == 0:
        picture = SimpleUploadedFile("anh-mau.jpg", draw(category.code, number=number))
        actions.keep_photo(picture, owner_key=owner_key, purpose=EVIDENCE, now=now)
    new = actions.NewReport(
        category=category,
        description=text,
        commune=commune,
        observed_at=now - timedelta(hours=3),
        latitude=commune.latitude + NUDGE * (number % 3 - 1),
        longitude=commune.longitude + NUDGE * (number % 5 - 2),
        landmark=landmark,
    )
    receipt = actions.submit(
        new, key=f"sample-report-{number}", owner_key=owner_key, language="vi", now=now
    )
    report = Report.objects.with_case().get(case=receipt.case)
    actions.mark_as_sample(report)
    return report


def _walk(report: Report, path: tuple[str, ...], *, officer: User | None, number: int) -> None:
    at = report.case.created_at
    for action in path:
        at += timedelta(hours=5)
        if action == "withdraw":
            actions.withdraw(report, now=at)
        elif officer is not None:
            _step(report, action, officer=officer, number=number, at=at)


def _step(report: Report, action: str, *, officer: User, number: int, at: datetime) -> None:
    if action in {"accept", "ask"}:
        actions.take(report, actor=officer, now=at)
    if action == "accept":
        for photo in report.case.attachments.order_by("pk"):
            actions.show_photo(photo, is_public=True, actor=officer, now=at)
    if action == "resolve" and number % 3 == 0:
        scene = draw(report.category.code, number=number, solved=True)
        upload = SimpleUploadedFile("sau-xu-ly-mau.jpg", scene)
        actions.add_after_photo(report, upload=upload, actor=officer, now=at)
    actions.transition(report, action=action, actor=officer, note=NOTES.get(action, ""), now=at)

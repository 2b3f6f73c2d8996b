"""Marked sample content: five programmes with rounds, six applications across the states."""

import io
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from docx import Document

from cms.models import ProgrammePage
from feedback.applications import actions
from feedback.applications.models import Application, Programme, Round
from feedback.cases.models import Term
from portal.places.models import Commune
from portal.users.models import Organisation, User

FORMS: Final = Path(__file__).parent / "sample_forms"
RESIDENT: Final = "nguoidan@mau.example"
BUSINESS: Final = "doanhnghiep@mau.example"
OFFICER: Final = "hoso@mau.example"
REVIEWER: Final = "thamdinh@mau.example"
UNIT: Final = "Sở Nông nghiệp và Môi trường (dữ liệu mẫu)"


@dataclass(frozen=True)
class SampleProgramme:
    """A programme with one round; days count from now."""

    slug: str
    vi: str
    en: str
    form: str
    opens: int
    closes: int


SORTING: Final = "phan-loai-rac-tai-nguon"
FOREST: Final = "trong-rung-dau-nguon"
PROGRAMMES: Final = (
    SampleProgramme(
        SORTING, "Phân loại rác tại nguồn", "Sorting waste at source", "sorting-waste", -20, 25
    ),
    SampleProgramme(
        "ho-tro-xu-ly-nuoc-thai",
        "Hỗ trợ xử lý nước thải",
        "Support for treating waste water",
        "registration",
        40,
        100,
    ),
    SampleProgramme(
        FOREST, "Trồng rừng đầu nguồn", "Planting headwater forest", "registration", -120, -60
    ),
    SampleProgramme(
        "tiet-kiem-nang-luong",
        "Tiết kiệm năng lượng",
        "Saving energy",
        "registration",
        55,
        115,
    ),
    SampleProgramme(
        "giao-thong-xanh", "Giao thông xanh", "Green transport", "registration", 70, 130
    ),
)

SORTING_ANSWERS: Final[dict[str, Any]] = {
    "ho_ten": "Nông Văn Mẫu",
    "dien_thoai": "+84912345678",
    "loai_hinh": "hop_tac_xa",
    "so_ho": "120",
    "nhom_rac": ["huu_co", "tai_che"],
    "u_phan": True,
    "noi_u": "Ủ trong thùng 200 lít ở cuối vườn, đảo mỗi tuần. Dữ liệu mẫu.",
    "noi_nhan": "Rác tái chế bán cho cơ sở thu mua; rác còn lại giao tổ thu gom. Dữ liệu mẫu.",
    "ngay_bat_dau": "2027-01-04",
    "tong_kinh_phi": 85_000_000,
    "de_nghi": 40_000_000,
    "nguon_khac": False,
}
FOREST_ANSWERS: Final[dict[str, Any]] = {
    "ho_ten": "Hoàng Thị Mẫu",
    "dien_thoai": "+84912345678",
    "hien_trang": "Đất trống, cây bụi thưa ở đầu khe nước. Dữ liệu mẫu.",
    "viec_se_lam": "Trồng cây bản địa, phát dọn và canh lửa trong ba năm đầu. Dữ liệu mẫu.",
    "tong_kinh_phi": 60_000_000,
}


def load(*, now: datetime) -> None:
    """Make the sample programmes, rounds and applications by the real actions, once."""
    if Programme.objects.filter(code=SORTING).exists():
        return
    Term.objects.get_or_create(
        kind=actions.handling.REVIEW_CLOCK,
        valid_from=now.date() - timedelta(days=365),
        defaults={"working_days": 20, "legal_basis": "Dữ liệu mẫu"},
    )
    rounds = {sample.slug: _round(sample, now=now) for sample in PROGRAMMES}
    _sorting(rounds[SORTING], now=now)
    _forest(rounds[FOREST], now=now)


def _round(sample: SampleProgramme, *, now: datetime) -> Round:
    page = ProgrammePage.objects.filter(slug=sample.slug, locale__language_code="vi").first()
    programme = Programme.objects.create(
        code=sample.slug, name_vi=sample.vi, name_en=sample.en, owner_unit=UNIT, page=page
    )
    officer = _person(OFFICER)
    definition = json.loads((FORMS / f"{sample.form}.json").read_text(encoding="utf-8"))
    version = actions.freeze_form(programme, definition=definition, actor=officer, now=now)
    opens_at = now + timedelta(days=sample.opens)
    closes_at = (now + timedelta(days=sample.closes)).replace(
        hour=16, minute=59, second=59, microsecond=0
    )
    return actions.create_round(
        programme,
        actor=officer,
        form_version=version,
        name_vi="Đợt 1 (dữ liệu mẫu)",
        name_en="Round 1 (sample data)",
        opens_at=opens_at,
        closes_at=closes_at,
        grace_minutes=15,
        budget=None,
        places=None,
    )


def _sorting(round_: Round, *, now: datetime) -> None:
    """Fill the open round: a draft, one just sent, one under review, one to be supplemented."""
    business, resident = _person(BUSINESS), _person(RESIDENT)
    cooperative, company = business.organisations.order_by("pk")[:2]
    begun = now - timedelta(days=12)
    draft = {key: SORTING_ANSWERS[key] for key in ("ho_ten", "dien_thoai", "loai_hinh", "so_ho")}
    _draft(round_, draft, applicant=business, organisation=cooperative, now=now)
    sent = _draft(round_, SORTING_ANSWERS, applicant=business, organisation=company, now=begun)
    _send(sent, question="danh_sach_ho", now=now - timedelta(days=1))
    reviewed = _draft(round_, SORTING_ANSWERS, applicant=business, organisation=None, now=begun)
    _send(reviewed, question="danh_sach_ho", now=begun)
    _review(reviewed, now=begun + timedelta(days=2))
    mended = _draft(round_, SORTING_ANSWERS, applicant=resident, organisation=None, now=begun)
    _send(mended, question="danh_sach_ho", now=begun)
    _review(mended, now=begun + timedelta(days=1))
    actions.request_supplement(
        mended,
        reasons={
            "so_ho": "Số hộ trong danh sách kèm theo ít hơn số đã ghi. Ghi lại cho khớp.",
            "danh_sach_ho": "Danh sách thiếu chữ ký đại diện các hộ. Gửi bản có chữ ký.",
        },
        due_date=(now + timedelta(days=10)).date(),
        actor=_person(OFFICER),
        now=now - timedelta(days=2),
    )


def _forest(round_: Round, *, now: datetime) -> None:
    """Fill the closed round: one application approved, one refused with how to mend it."""
    begun = now - timedelta(days=90)
    business = _person(BUSINESS)
    cooperative = business.organisations.order_by("pk").first()
    approved = _draft(
        round_, FOREST_ANSWERS, applicant=business, organisation=cooperative, now=begun
    )
    _decide(
        approved,
        outcome="approve",
        reasons="Đủ điều kiện và khả năng chăm sóc rừng theo tiêu chí của đợt. Dữ liệu mẫu.",
        now=begun,
    )
    refused = _draft(
        round_, FOREST_ANSWERS, applicant=_person(RESIDENT), organisation=None, now=begun
    )
    _decide(
        refused,
        outcome="refuse",
        reasons="Chưa có xác nhận đất nằm ở đầu nguồn nước. Dữ liệu mẫu.",
        how_to_mend="Xin xác nhận của xã về vị trí khu đất rồi nộp lại ở đợt sau.",
        now=begun,
    )


def _person(email: str) -> User:
    """Return a sample person; a desk role's rights are read afresh."""
    return User.objects.get(email=email)


def _draft(
    round_: Round,
    answers: dict[str, Any],
    *,
    applicant: User,
    organisation: Organisation | None,
    now: datetime,
) -> Application:
    application = actions.start_application(
        round_, applicant=applicant, organisation=organisation, language="vi", now=now
    )
    answers = {"xa_phuong": Commune.objects.order_by("code")[0].code, **answers}
    return actions.save_page(application, actor=applicant, answers=answers, lock_version=0, now=now)


def _send(application: Application, *, now: datetime, question: str = "") -> None:
    if question:
        actions.attach_file(
            application, question=question, upload=_paper(), actor=application.applicant, now=now
        )
    key = f"sample-{application.pk}"
    actions.submit(application, actor=application.applicant, key=key, clock=lambda: now)


def _review(application: Application, *, now: datetime) -> None:
    officer = _person(OFFICER)
    application.refresh_from_db()
    actions.take(application, actor=officer, now=now)
    for action in ("receive", "start_review"):
        actions.handle(application, action=action, actor=officer, now=now)


def _decide(
    application: Application, *, outcome: str, reasons: str, now: datetime, how_to_mend: str = ""
) -> None:
    _send(application, now=now)
    _review(application, now=now + timedelta(days=3))
    actions.propose(
        application,
        outcome=outcome,
        reasons=reasons,
        how_to_mend=how_to_mend,
        actor=_person(REVIEWER),
        now=now + timedelta(days=12),
    )
    actions.decide(application, actor=_person(OFFICER), now=now + timedelta(days=14))


def _paper() -> SimpleUploadedFile:
    """Write a small real document."""
    paper = Document()
    paper.add_heading("Danh sách hộ tham gia (dữ liệu mẫu)", level=1)
    for number in range(1, 11):
        paper.add_paragraph(f"{number}. Hộ mẫu số {number}")
    content = io.BytesIO()
    paper.save(content)
    return SimpleUploadedFile("danh-sach-ho-mau.docx", content.getvalue())

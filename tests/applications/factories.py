"""Deterministic programmes, forms, rounds and applications, made by the real actions."""

import hashlib
import io
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from PIL import Image

from feedback.applications import actions
from feedback.applications.actions.rounds import canonical
from feedback.applications.models import Application, FormVersion, Programme, Round, Submission
from portal.users.models import Organisation, User
from tests.factories import UserFactory

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def text(vi: str, en: str = "") -> dict[str, str]:
    return {"vi": vi, "en": en or vi}


def definition() -> dict[str, Any]:
    """A form with every kind of condition that the tests need."""
    return {
        "title": text("Phân loại rác", "Sorting waste"),
        "sections": [
            {
                "key": "applicant",
                "title": text("Người nộp", "Applicant"),
                "questions": [
                    {
                        "key": "contact_name",
                        "kind": "short_text",
                        "label": text("Người liên hệ", "Contact"),
                        "required": True,
                    },
                    {
                        "key": "phone",
                        "kind": "phone",
                        "label": text("Số điện thoại", "Telephone"),
                    },
                ],
            },
            {
                "key": "plan",
                "title": text("Kế hoạch", "Plan"),
                "questions": [
                    {
                        "key": "households",
                        "kind": "number",
                        "label": text("Số hộ", "Households"),
                        "unit": text("hộ", "households"),
                        "required": True,
                        "limits": {"min": 1, "decimals": 0},
                    },
                    {
                        "key": "cost",
                        "kind": "money",
                        "label": text("Kinh phí", "Cost"),
                        "required": True,
                    },
                    {
                        "key": "has_site",
                        "kind": "yes_no",
                        "label": text("Đã có điểm tập kết?", "Is there a site?"),
                        "required": True,
                    },
                    {
                        "key": "site_area",
                        "kind": "number",
                        "label": text("Diện tích", "Area"),
                        "unit": text("m²", "m²"),
                        "required": True,
                        "when": {"question": "has_site", "is": "equals", "value": True},
                    },
                    {
                        "key": "evidence",
                        "kind": "file",
                        "label": text("Ảnh", "Photo"),
                        "limits": {"max_files": 2},
                    },
                ],
            },
        ],
    }


ANSWERS: dict[str, Any] = {
    "contact_name": "Nguyễn Văn Mẫu",
    "households": "120",
    "cost": 15_000_000,
    "has_site": False,
}


def staff(*codenames: str) -> User:
    """A person of the office with these rights on applications."""
    user = UserFactory(is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(
            content_type__app_label="applications",
            codename__in=[f"{name}_application" for name in codenames],
        )
    )
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return User.objects.get(pk=user.pk)


def make_form_version(programme: Programme, data: dict[str, Any] | None = None) -> FormVersion:
    data = data or definition()
    return FormVersion.objects.create(
        programme=programme,
        number=programme.form_versions.count() + 1,
        definition=data,
        sha256=hashlib.sha256(canonical(data)).hexdigest(),
        frozen_at=NOW,
    )


def make_programme(code: str = "phan-loai-rac") -> Programme:
    return Programme.objects.create(
        code=code,
        name_vi="Phân loại rác tại nguồn",
        name_en="Sorting waste at source",
        owner_unit="Sở Nông nghiệp và Môi trường",
    )


def make_round(*, now: datetime = NOW, **fields: Any) -> Round:
    programme = fields.pop("programme", None) or make_programme()
    data = fields.pop("definition", None)
    return Round.objects.create(
        programme=programme,
        form_version=make_form_version(programme, data),
        name_vi="Đợt 1",
        name_en="Round 1",
        **{
            "opens_at": now - timedelta(days=10),
            "closes_at": now + timedelta(days=10),
            "budget": 2_000_000_000,
            **fields,
        },
    )


def make_draft(
    *,
    round_: Round | None = None,
    applicant: User | None = None,
    organisation: Organisation | None = None,
    answers: dict[str, Any] | None = None,
    now: datetime = NOW,
) -> Application:
    """A draft with all answers, or with these."""
    applicant = applicant or UserFactory()
    application = actions.start_application(
        round_ or make_round(now=now),
        applicant=applicant,
        organisation=organisation,
        language="vi",
        now=now,
    )
    given = ANSWERS if answers is None else answers
    if not given:
        return application
    return actions.save_page(application, actor=applicant, answers=given, lock_version=0, now=now)


def send(application: Application, *, key: str = "k1", now: datetime = NOW) -> Submission:
    return actions.submit(application, actor=application.applicant, key=key, clock=lambda: now)


def make_submitted(*, now: datetime = NOW, **draft: Any) -> Application:
    application = make_draft(now=now, **draft)
    send(application, now=now)
    return fresh(application)


def fresh(application: Application) -> Application:
    """The application as the database has it now."""
    return Application.objects.select_related(
        "case", "round__form_version", "round__programme", "organisation", "applicant"
    ).get(pk=application.pk)


def advance(application: Application, *names: str, officer: User | None = None) -> Application:
    """Take the office's plain steps one after another."""
    officer = officer or staff("handle", "review")
    for name in names:
        actions.handle(fresh(application), action=name, actor=officer, note="", now=NOW)
    return fresh(application)


def photo(name: str = "anh.png") -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), content_type="image/png")

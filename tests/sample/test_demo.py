from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

from wagtail.models import Page

import pytest

from cms.models import (
    ArticlePage,
    HomePage,
    JobPage,
    PolicyDocumentPage,
    PortalDocument,
    PortalImage,
    ProgrammePage,
    ProjectPage,
    Topic,
)
from feedback.applications.models import Application
from feedback.reports.models import Report
from portal.sample import loading
from portal.sample.accounts import ACCOUNTS, PASSWORD
from portal.sample.models import LoadedPart
from portal.users import roles
from portal.users.models import Organisation, User
from portal.users.roles import Role

pytestmark = pytest.mark.django_db

COUNTED = (
    User,
    Organisation,
    Page,
    Topic,
    PortalImage,
    PortalDocument,
    Application,
    Report,
    LoadedPart,
)


@pytest.fixture(autouse=True)
def data_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DEVELOPMENT_PAGES = True
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


def demo() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def counts() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in COUNTED}


class TestDemo:
    def test_loads_what_is_promised_and_only_once(self, data_folder: Path):
        assert "Đã nạp tin tức" in demo()
        vietnamese = {"locale__language_code": "vi", "is_sample": True}
        assert ArticlePage.objects.live().filter(**vietnamese).count() == 12
        assert ProgrammePage.objects.live().filter(**vietnamese).count() == 5
        assert JobPage.objects.live().filter(**vietnamese).count() == 4
        assert ProjectPage.objects.live().filter(**vietnamese).count() == 2
        documents = PolicyDocumentPage.objects.live().filter(**vietnamese)
        assert documents.count() == 8
        for document in documents:
            names = sorted(row.document.file_extension for row in document.attachments.all())
            assert names == ["docx", "pdf"]
        assert HomePage.objects.exclude(lead_story=None).count() == 2
        english = Page.objects.live().filter(locale__language_code="en")
        assert english.type(ArticlePage).count() >= 4
        assert english.type(ProgrammePage).count() == 5
        assert {image.credit for image in PortalImage.objects.all()} - {""} != set()
        assert not PortalImage.objects.filter(description="").exists()

        assert Application.objects.count() == 6
        assert Report.objects.filter(is_sample=True).count() == 40

        listed = (data_folder / "accounts.txt").read_text()
        assert all(account.email in listed for account in ACCOUNTS)
        given = {role for user in User.objects.all() for role in roles.of(user)}
        assert given == set(Role)
        assert User.objects.get(email=ACCOUNTS[0].email).check_password(PASSWORD)

        before = counts()
        assert "Đã nạp" not in demo()
        assert counts() == before

    def test_refuses_where_people_work(self, settings: Any):
        settings.DEVELOPMENT_PAGES = False
        with pytest.raises(CommandError, match="Dữ liệu mẫu"):
            demo()
        assert not User.objects.filter(email=ACCOUNTS[0].email).exists()


class TestLoadMissing:
    @pytest.fixture
    def parts(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Two parts of which the second fails once, half-way."""
        done: list[str] = []

        def fragile(_now: Any) -> None:
            Topic.objects.create(slug="dang-do", name="Dang dở", locale=locale())
            done.append("second")
            if done.count("second") == 1:
                raise KeyboardInterrupt

        monkeypatch.setattr(
            loading,
            "PARTS",
            (
                loading.SamplePart("first", "một", lambda _now: done.append("first")),
                loading.SamplePart("second", "hai", fragile),
            ),
        )
        return done

    def test_finishes_the_rest_after_an_interruption(self, parts: list[str]):
        with pytest.raises(KeyboardInterrupt):
            demo()
        assert not Topic.objects.filter(slug="dang-do").exists()
        demo()
        assert parts == ["first", "second", "second"]
        assert Topic.objects.filter(slug="dang-do").count() == 1

    def test_leaves_deleted_content_deleted(self, parts: list[str]):
        with pytest.raises(KeyboardInterrupt):
            demo()
        demo()
        Topic.objects.filter(slug="dang-do").delete()
        demo()
        assert not Topic.objects.filter(slug="dang-do").exists()


def locale() -> Any:
    return HomePage.objects.get(locale__language_code="vi").locale

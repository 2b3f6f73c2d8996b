"""An author writes, a publisher decides, a reader reads: through the desk and the public pages."""

from django.urls import reverse

from wagtail.models import Revision, TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

import pytest

from cms.models import ArticlePage, NewsIndexPage
from portal.users.roles import Role, give
from tests.cms.factories import article
from tests.conftest import ReadingClient
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    """Sign a person of one role in at the desk."""

    def enter(role: Role) -> ReadingClient:
        person = UserFactory()
        give(person, role)
        client = ReadingClient()
        client.force_login(person)
        return client

    return enter


def form(**changes: str) -> dict[str, str]:
    data = {
        "title": "Nhà vườn Hữu Lũng ủ phân từ lá",
        "slug": "u-phan-tu-la",
        "lead": "Một cách làm đơn giản.",
        "author_name": "Người Viết Mẫu",
        "source_name": "",
        "cover": "",
        "cover_caption": "",
        "cover_credit": "",
        "body": streamfield([("paragraph", rich_text("<p>Lá rụng thành phân.</p>"))]),
        "comments": inline_formset([]),
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
    }
    return nested_form_data(data) | changes


class TestAnArticle:
    def test_goes_from_author_to_publisher_to_reader(self, desk):
        reader = ReadingClient()
        section = NewsIndexPage.objects.get(locale__language_code="vi")
        author, publisher = desk(Role.EDITOR), desk(Role.PUBLISHER)
        add = reverse("wagtailadmin_pages:add", args=("cms", "articlepage", section.pk))

        author.post(add, form() | {"action-submit": "1"})
        page = ArticlePage.objects.get(slug="u-phan-tu-la")
        assert not page.live
        assert reader.get("/tin-tuc/u-phan-tu-la/").status_code == 404

        preview = reverse(
            "wagtailadmin_pages:revisions_view", args=(page.pk, page.latest_revision_id)
        )
        assert "Lá rụng thành phân." in author.get(preview).content.decode()

        task = TaskState.objects.get(workflow_state__object_id=page.pk)
        approve = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "approve", task.pk))
        assert author.post(approve, {"comment": ""}).status_code in {302, 403}
        page.refresh_from_db()
        assert not page.live, "an author must not approve"

        publisher.post(approve, {"comment": "Được"})
        page.refresh_from_db()
        assert page.live
        text = reader.get("/tin-tuc/u-phan-tu-la/").content.decode()
        assert "Lá rụng thành phân." in text
        assert "Nhà vườn Hữu Lũng ủ phân từ lá" in reader.get("/").content.decode()
        assert "Nhà vườn Hữu Lũng ủ phân từ lá" in reader.get("/rss/").content.decode()

    def test_keeps_showing_the_published_text_while_a_draft_waits(self, desk):
        page = article("Bài đã đăng")
        page.title = "Bài đang sửa"
        page.save_revision()
        assert Revision.objects.filter(object_id=str(page.pk)).count() == 2
        text = ReadingClient().get(page.get_url()).content.decode()
        assert "Bài đã đăng" in text
        assert "Bài đang sửa" not in text

    def test_cannot_be_published_by_an_author(self, desk):
        page = article("Bài đã đăng")
        page.unpublish()
        edit = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        desk(Role.EDITOR).post(edit, form() | {"action-publish": "1"})
        page.refresh_from_db()
        assert not page.live

    def test_is_out_of_reach_for_an_officer_of_reports(self, desk):
        page = article("Bài đã đăng")
        edit = reverse("wagtailadmin_pages:edit", args=(page.pk,))
        assert desk(Role.REPORT_OFFICER).get(edit).status_code in {302, 403}

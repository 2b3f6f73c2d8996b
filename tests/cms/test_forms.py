"""Pages saved at the desk as an editor saves them."""

from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

import pytest

from cms.models import ArticlePage, NewsIndexPage, PolicyDocumentPage, PolicyIndexPage
from portal.places.models import Commune
from portal.users.roles import Role, give
from tests.cms.factories import article, section
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

COMMON = {
    "slug": "trang-mau",
    "lead": "",
    "comments": inline_formset([]),
    "seo_title": "",
    "search_description": "",
    "go_live_at": "",
    "expire_at": "",
}


@pytest.fixture
def editor(sign_in):
    person = UserFactory()
    give(person, Role.EDITOR)
    return sign_in(person)


def add(
    client, section_class, model: str, *, communes: tuple[str, ...] = (), **fields: object
) -> str:
    address = reverse("wagtailadmin_pages:add", args=("cms", model, section(section_class).pk))
    data = nested_form_data(COMMON | fields) | {"communes": communes}
    response = client.post(address, data, follow=True)
    return response.content.decode()


def policy_fields(**fields: object) -> dict[str, object]:
    return {
        "number": "",
        "kind": "plan",
        "issuer": "",
        "signer": "",
        "issued_date": "",
        "effective_date": "",
        "expiry_date": "",
        "attachments": inline_formset([]),
        "relations": inline_formset([]),
        "full_text": "",
    } | fields


class TestPortalPageForm:
    def test_decodes_what_was_pasted_and_tells_the_editor(self, editor):
        text = add(
            editor,
            PolicyIndexPage,
            "policydocumentpage",
            title="KÕ ho¹ch trång rõng",
            **policy_fields(full_text="§iÒu 1. Môc tiªu\nTrång rõng ®Çu nguån."),
        )
        page = PolicyDocumentPage.objects.get(slug="trang-mau")
        assert page.draft_title == "Kế hoạch trồng rừng"
        draft = page.get_latest_revision_as_object()
        assert draft.full_text == "Điều 1. Mục tiêu\nTrồng rừng đầu nguồn."
        assert "đã được chuyển từ TCVN3 sang Unicode" in text

    def test_says_nothing_about_unicode(self, editor):
        text = add(
            editor,
            PolicyIndexPage,
            "policydocumentpage",
            title="Kế hoạch trồng rừng",
            **policy_fields(),
        )
        assert PolicyDocumentPage.objects.filter(slug="trang-mau").exists()
        assert "Unicode" not in text

    def test_keeps_the_communes_and_offers_them_by_name(self, editor):
        chosen = Commune.objects.by_name()[3]
        text = add(
            editor,
            NewsIndexPage,
            "articlepage",
            title="Tin",
            body=streamfield([]),
            communes=(chosen.pk,),
        )
        page = ArticlePage.objects.get(slug="trang-mau").get_latest_revision_as_object()
        assert page.places() == [chosen]
        shown = [text.index(f'value="{one.code}"') for one in Commune.objects.by_name()[:5]]
        assert shown == sorted(shown)


class TestPlacedPage:
    def test_shows_its_communes_and_tells_them_to_the_search(self, client):
        chosen = list(Commune.objects.by_name()[:2])
        page = article("Tin", communes=chosen)
        text = client.get(page.get_url()).content.decode()
        assert f'href="/tim-kiem/?xa-phuong={chosen[0].code}"' in text
        assert page.search_entry().communes == tuple(sorted(one.code for one in chosen))

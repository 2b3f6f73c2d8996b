from django.contrib.auth.models import Group

from wagtail.models import GroupPagePermission, Locale, Page, Site, Workflow

import pytest

from cms.models import ArticlePage, HomePage, NewsIndexPage, PlainPage
from cms.setup import ensure_site

pytestmark = pytest.mark.django_db


class TestEnsureSite:
    def test_serves_a_home_page_in_both_languages(self):
        home, english = HomePage.objects.order_by("path")
        assert Site.objects.get().root_page.pk == home.pk
        assert (home.get_url(), english.get_url()) == ("/", "/en/")
        assert english.translation_key == home.translation_key

    def test_leaves_none_of_wagtails_examples(self):
        assert not Page.objects.filter(title__startswith="Welcome").exists()
        assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
        assert Workflow.objects.count() == 1

    @pytest.mark.parametrize(
        "slug",
        ["tin-tuc", "chuong-trinh", "van-ban", "viec-lam-xanh", "du-an"],
    )
    def test_makes_each_section_once_a_language(self, slug):
        pages = Page.objects.filter(slug=slug, depth=3, live=True)
        assert {page.get_url() for page in pages} == {f"/{slug}/", f"/en/{slug}/"}
        assert len({page.translation_key for page in pages}) == 1

    def test_writes_the_plain_pages_in_both_languages(self):
        pages = PlainPage.objects.live()
        assert {page.slug for page in pages} == {
            "tro-nang",
            "quyen-rieng-tu",
            "du-lieu-mo",
            "lien-he",
            "nguon",
        }
        assert pages.count() == 10
        assert all(page.body for page in pages)

    def test_changes_nothing_that_an_editor_changed(self):
        news = NewsIndexPage.objects.get(locale__language_code="vi")
        news.title = "Chuyện trong tỉnh"
        news.save_revision().publish()
        Page.objects.get(slug="nguon", locale__language_code="en").delete()
        before = Page.objects.count(), GroupPagePermission.objects.count()
        ensure_site()
        news.refresh_from_db()
        assert news.title == "Chuyện trong tỉnh"
        assert (Page.objects.count(), GroupPagePermission.objects.count()) == before

    def test_lets_publishers_publish_and_editors_only_write(self):
        home = HomePage.objects.first()
        rights = {
            name: set(
                GroupPagePermission.objects.filter(group__name=name, page=home).values_list(
                    "permission__codename", flat=True
                )
            )
            for name in ("editor", "publisher")
        }
        assert rights["editor"] == {"add_page", "change_page"}
        assert "publish_page" in rights["publisher"]

    def test_puts_every_page_under_moderation(self):
        article = ArticlePage(title="Bài mới", locale=Locale.get_default())
        NewsIndexPage.objects.get(locale__language_code="vi").add_child(instance=article)
        assert article.get_workflow() == Workflow.objects.get()


@pytest.mark.django_db(transaction=True)
class TestEnsureSiteAfterAFlush:
    def test_starts_from_an_empty_database(self):
        assert HomePage.objects.count() == 2

    def test_makes_the_site_again(self):
        assert HomePage.objects.count() == 2
        assert Site.objects.get().root_page.specific_class is HomePage

"""Real pages, published, moved and deleted as editors do; entries follow in the transaction."""

from django.db import transaction

from wagtail.models import Page, PageViewRestriction

import pytest

from cms.models import NewsIndexPage, PlainPage
from cms.signals import entries_changed
from portal.tasks.worker import run_due_tasks
from search.models import Entry
from tests.cms import factories as cms

pytestmark = pytest.mark.django_db


def found(page: Page) -> Entry | None:
    return Entry.objects.standing().of_page(page.pk).page_rows().first()


class TestPageSaved:
    def test_writes_a_published_page(self):
        page = cms.article(title="Trồng hồi trên núi đá")
        entry = found(page)
        assert entry is not None
        assert (entry.title, entry.kind, entry.url) == (page.title, "news", page.get_url())

    def test_writes_the_clauses_of_a_document(self):
        page = cms.policy(
            full_text="Kế hoạch\nĐiều 1. Mục tiêu\nGiảm rác.\nĐiều 2. Thời hạn\nCuối năm."
        )
        rows = Entry.objects.standing().of_page(page.pk)
        assert set(rows.values_list("part", flat=True)) >= {"", "dieu-1", "dieu-2"}
        assert found(page).number_key == "172khubnd"

    def test_never_shows_a_draft(self):
        page = cms.article(title="Bản đã đăng")
        page.title = "Bản nháp chưa duyệt"
        page.save_revision()
        assert found(page).title == "Bản đã đăng"
        page.get_latest_revision().publish()
        assert found(page).title == "Bản nháp chưa duyệt"

    def test_never_shows_a_draft_when_one_field_is_saved(self):
        page = cms.article(title="Bản đã đăng")
        page.title = "Chưa lưu"
        page.seo_title = "Khác"
        page.save(update_fields=["seo_title"], clean=False)
        assert found(page).title == "Bản đã đăng"

    def test_withdraws_an_unpublished_page(self):
        page = cms.article()
        page.unpublish()
        assert found(page) is None

    def test_withdraws_by_the_general_class_too(self):
        page = cms.article()
        Page.objects.get(pk=page.pk).unpublish()
        assert found(page) is None

    def test_is_undone_with_its_transaction(self):
        with pytest.raises(RuntimeError), transaction.atomic():
            page = cms.article()
            assert found(page) is not None
            raise RuntimeError
        assert found(page) is None


class TestPageDeleted:
    def test_withdraws_the_page(self):
        page = cms.article()
        page.delete()
        assert not Entry.objects.standing().of_page(page.pk).exists()

    def test_withdraws_the_pages_below(self):
        page = cms.article()
        page.get_parent().specific.delete()
        assert not Entry.objects.standing().of_page(page.pk).exists()


class TestPageSaving:
    def test_gives_pages_below_their_new_address(self):
        page = cms.article()
        section = cms.section(NewsIndexPage)
        section.slug = "tin-moi"
        section.save_revision().publish()
        run_due_tasks()
        assert found(page).url.startswith("/tin-moi/")

    def test_follows_a_move(self):
        page = cms.publish(cms.section(NewsIndexPage).get_parent(), PlainPage(title="Giới thiệu"))
        inner = page.get_url()
        other = cms.publish(cms.section(NewsIndexPage).get_parent(), PlainPage(title="Nơi mới"))
        page.move(other, pos="last-child")
        run_due_tasks()
        assert found(page).url != inner
        assert found(page).url == Page.objects.get(pk=page.pk).get_url()


class TestAudienceChanged:
    def test_hides_pages_behind_a_password_and_shows_them_again(self):
        page = cms.article()
        section = page.get_parent()
        restriction = PageViewRestriction.objects.create(
            page=section, restriction_type=PageViewRestriction.PASSWORD, password="x"
        )
        run_due_tasks()
        assert found(page) is None
        restriction.delete()
        run_due_tasks()
        assert found(page) is not None

    def test_keeps_a_page_hidden_that_is_published_behind_a_password(self):
        PageViewRestriction.objects.create(
            page=cms.section(NewsIndexPage), restriction_type=PageViewRestriction.LOGIN
        )
        assert found(cms.article()) is None


class TestPagesChanged:
    def test_writes_the_named_pages_again(self):
        page = cms.article(title="Tên cũ")
        type(page).objects.filter(pk=page.pk).update(title="Tên mới")
        entries_changed.send(sender=type(page), page_ids=[page.pk])
        assert found(page).title == "Tên mới"

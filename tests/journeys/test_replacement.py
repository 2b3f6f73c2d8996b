"""A law is replaced: what the search says of the old one follows in the same transaction."""

from datetime import date

from django.db import transaction

import pytest

from cms.models import PolicyDocumentPage, PolicyRelation
from search.models import Entry
from tests.cms.factories import policy

pytestmark = pytest.mark.django_db


def replaced_since(page: PolicyDocumentPage) -> date | None:
    return Entry.objects.standing().of_page(page.pk).page_rows().get().replaced_since


@pytest.fixture
def old() -> PolicyDocumentPage:
    return policy("45/2013/QH13", title="Luật cũ", full_text="Luật cũ\nĐiều 1. Tên\nNội dung.")


@pytest.fixture
def new(old) -> PolicyDocumentPage:
    """The successor, its relation made as an editor makes it."""
    page = policy("31/2024/QH15", title="Luật mới", effective_date=date(2025, 1, 1))
    page.relations = [PolicyRelation(kind="replaces", target=old)]
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def publish(page: PolicyDocumentPage) -> None:
    page.save_revision().publish()


class TestReplacement:
    def test_is_known_to_every_row_of_the_old_document(self, old, new):
        rows = Entry.objects.standing().of_page(old.pk)
        assert {row.replaced_since for row in rows} == {date(2025, 1, 1)}
        assert replaced_since(new) is None

    def test_waits_for_the_successor_to_be_published(self, old):
        page = policy("31/2024/QH15", title="Luật mới", effective_date=date(2025, 1, 1))
        page.relations = [PolicyRelation(kind="replaces", target=old)]
        draft = page.save_revision()
        assert replaced_since(old) is None
        draft.publish()
        assert replaced_since(old) == date(2025, 1, 1)

    def test_ends_and_returns_with_the_successor(self, old, new):
        new.unpublish()
        assert replaced_since(old) is None
        publish(PolicyDocumentPage.objects.get(pk=new.pk))
        assert replaced_since(old) == date(2025, 1, 1)

    def test_ends_when_the_successor_is_withdrawn_as_any_page(self, old, new):
        new.page_ptr.unpublish()
        assert replaced_since(old) is None

    def test_ends_when_the_successor_is_deleted(self, old, new):
        new.delete()
        assert replaced_since(old) is None

    def test_follows_the_successors_dates(self, old, new):
        new.effective_date = date(2026, 7, 1)
        new.save_revision()
        assert replaced_since(old) == date(2025, 1, 1)
        publish(new)
        assert replaced_since(old) == date(2026, 7, 1)

    def test_ends_when_the_relation_is_removed(self, old, new):
        new.relations = []
        publish(new)
        assert replaced_since(old) is None

    def test_ends_when_the_relation_becomes_another(self, old, new):
        relation = new.relations.get()
        relation.kind = "amends"
        new.relations = [relation]
        publish(new)
        assert replaced_since(old) is None

    def test_moves_to_another_document(self, old, new):
        other = policy("01/2013/QH13", title="Luật khác")
        relation = new.relations.get()
        relation.target = other
        new.relations = [relation]
        publish(new)
        assert (replaced_since(old), replaced_since(other)) == (None, date(2025, 1, 1))

    def test_outlives_the_deletion_of_the_old_document(self, old, new):
        old.delete()
        assert not Entry.objects.standing().of_page(old.pk).exists()

    def test_is_undone_with_its_transaction(self, old, new):
        with pytest.raises(RuntimeError), transaction.atomic():
            new.unpublish()
            assert replaced_since(old) is None
            raise RuntimeError
        assert replaced_since(old) == date(2025, 1, 1)

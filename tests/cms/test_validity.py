from datetime import date

import pytest

from cms.models import PolicyDocumentPage, PolicyRelation
from cms.validity import Validity, validity
from tests.cms.factories import policy

TODAY = date(2026, 11, 22)
BEFORE, AFTER = date(2026, 1, 1), date(2027, 1, 1)
CASES = [
    (None, None, None, Validity.UNKNOWN),
    (BEFORE, None, None, Validity.IN_FORCE),
    (TODAY, None, None, Validity.IN_FORCE),
    (AFTER, None, None, Validity.NOT_YET),
    (BEFORE, TODAY, None, Validity.EXPIRED),
    (BEFORE, AFTER, None, Validity.IN_FORCE),
    (None, BEFORE, None, Validity.EXPIRED),
    (BEFORE, None, BEFORE, Validity.REPLACED),
    (BEFORE, BEFORE, BEFORE, Validity.REPLACED),
    (BEFORE, None, AFTER, Validity.IN_FORCE),
]


class TestValidity:
    @pytest.mark.parametrize(("effective", "expiry", "replaced_since", "expected"), CASES)
    def test_follows_the_dates(self, effective, expiry, replaced_since, expected):
        state = validity(
            effective=effective, expiry=expiry, replaced_since=replaced_since, on=TODAY
        )
        assert state == expected


@pytest.mark.django_db
class TestWithValidity:
    @pytest.mark.parametrize(("effective", "expiry", "replaced_since", "expected"), CASES)
    def test_says_the_same_in_the_database(self, effective, expiry, replaced_since, expected):
        old = policy("1/QĐ-UBND", effective_date=effective, expiry_date=expiry)
        if replaced_since:
            new = policy("2/QĐ-UBND", effective_date=replaced_since)
            PolicyRelation.objects.create(page=new, kind="replaces", target=old)
        row = PolicyDocumentPage.objects.with_validity(on=TODAY).get(pk=old.pk)
        assert row.validity_code == expected
        assert old.replacement_date() == replaced_since

    def test_does_not_count_a_successor_that_is_a_draft(self):
        old = policy("1/QĐ-UBND", effective_date=BEFORE)
        new = policy("2/QĐ-UBND", effective_date=BEFORE)
        PolicyRelation.objects.create(page=new, kind="replaces", target=old)
        new.unpublish()
        row = PolicyDocumentPage.objects.with_validity(on=TODAY).get(pk=old.pk)
        assert row.validity_code == Validity.IN_FORCE

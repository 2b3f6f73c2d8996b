from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from wagtail.models import ModelLogEntry

import pytest

from portal.users.roles import Role, give
from search.models import Promotion
from search.models.promotion import Matching
from search.promotions.actions import NoQuestionError, PromotionDetails, change, promote, withdraw
from search.query import SearchQuery
from tests.cms import factories as cms
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


@pytest.fixture
def editor():
    user = UserFactory()
    give(user, Role.EDITOR)
    return user


def details(*questions: str, **values: Any) -> PromotionDetails:
    elsewhere = {"url": "https://example.vn/rac/", "title": "Lịch thu gom rác"}
    return PromotionDetails(**({"questions": questions} | elsewhere | values))


def shown(text: str, *, on: date = DAY) -> list[str]:
    query = SearchQuery.parse({"q": text})
    return [str(promotion) for promotion in Promotion.objects.for_query(query, on=on)]


class TestForQuery:
    def test_finds_the_whole_question_however_it_is_typed(self, editor):
        promote(details("Lịch thu gom rác"), actor=editor)
        assert shown("LICH  thu gom rác?") == ["Lịch thu gom rác"]
        assert shown("lịch thu gom rác ở Đông Kinh") == []

    def test_finds_a_phrase_inside_a_question_at_the_bounds_of_words(self, editor):
        promote(details("thu gom", matching=Matching.PHRASE), actor=editor)
        assert shown("bao giờ thu gom rác") == ["Lịch thu gom rác"]
        assert shown("thu gomx") == []

    def test_shows_a_promotion_once_that_several_questions_call_up(self, editor):
        promote(details("thu gom", "gom rác", matching=Matching.PHRASE), actor=editor)
        assert shown("thu gom rác") == ["Lịch thu gom rác"]

    def test_holds_to_the_days(self, editor):
        dates = {"start_date": date(2026, 11, 20), "end_date": date(2026, 11, 22)}
        promote(details("rác", **dates), actor=editor)
        assert shown("rác") == ["Lịch thu gom rác"]
        assert shown("rác", on=date(2026, 11, 19)) == []
        assert shown("rác", on=date(2026, 11, 23)) == []

    def test_keeps_the_editors_order(self, editor):
        promote(details("rác", title="Sau", position=2), actor=editor)
        promote(details("rác", title="Trước", position=1), actor=editor)
        assert shown("rác") == ["Trước", "Sau"]

    def test_leads_to_a_page_as_long_as_the_public_can_find_it(self, editor):
        page = cms.article(title="Lịch mới")
        promote(details("rác", page=page, url="", title=""), actor=editor)
        assert shown("rác") == ["Lịch mới"]
        page.unpublish()
        assert shown("rác") == []

    def test_asks_one_query(self, editor, django_assert_num_queries):
        for number in range(5):
            promote(details("rác", title=f"Số {number}"), actor=editor)
        with django_assert_num_queries(1):
            assert len(shown("rác")) == 5


class TestActions:
    def test_write_what_was_done_to_the_log(self, editor):
        promotion = promote(details("rác"), actor=editor)
        change(promotion, details("rác thải", title="Khác"), actor=editor)
        withdraw(promotion, actor=editor)
        entries = ModelLogEntry.objects.filter(user=editor).order_by("pk")
        assert [entry.action for entry in entries] == [
            "wagtail.create", "wagtail.edit", "wagtail.delete",
        ]  # fmt: skip
        assert not Promotion.objects.exists()

    def test_keep_questions_that_fold_to_the_same_once(self, editor):
        promotion = promote(details("rác", "RAC", "Rác thải"), actor=editor)
        assert sorted(one.folded for one in promotion.questions.all()) == ["rac", "rac thai"]

    def test_refuse_questions_without_words(self, editor):
        with pytest.raises(NoQuestionError):
            promote(details("?!", " "), actor=editor)
        assert not Promotion.objects.exists()

    def test_refuse_whoever_may_not(self):
        with pytest.raises(PermissionDenied):
            promote(details("rác"), actor=UserFactory())

    def test_lead_to_one_place_only(self, editor):
        page = cms.article()
        for wrong in ({"page": page}, {"url": ""}, {"title": ""}):
            with pytest.raises(IntegrityError), transaction.atomic():
                promote(details("rác", **wrong), actor=editor)

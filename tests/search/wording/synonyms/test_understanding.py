import time
import unicodedata

from django.utils import timezone

import pytest

from search.models import Synonym
from search.query import SearchQuery
from search.wording.synonyms.phrasebook import Phrasebook
from search.wording.synonyms.understanding import changed, understood
from search.wording.synonyms.workflow import SynonymState

pytestmark = pytest.mark.django_db


def meant(text: str) -> list[str]:
    return [one.written for one in understood(SearchQuery.parse({"q": text})).expansions]


class TestUnderstood:
    def test_knows_the_first_synonyms(self):
        assert meant("UBND tỉnh") == ["Ủy ban nhân dân"]
        assert meant("green growth") == ["tăng trưởng xanh"]
        assert meant("people's committee") == ["Ủy ban nhân dân"]
        assert meant("QĐ 1658") == ["quyết định"]
        assert meant("tt huyện") == []

    def test_is_the_same_however_it_is_typed(self):
        forms = ["BĐKH", "bdkh", "bđkh", unicodedata.normalize("NFD", "BĐKH")]
        assert {tuple(meant(form)) for form in forms} == {("biến đổi khí hậu",)}

    def test_follows_what_is_live_at_once(self):
        assert meant("xyzzy") == []
        row = Synonym.objects.create(
            term="xyzzy",
            folded="xyzzy",
            meanings=["suối"],
            state=SynonymState.LIVE,
            changed_at=timezone.now(),
        )
        changed()
        assert meant("xyzzy") == ["suối"]
        Synonym.objects.filter(pk=row.pk).update(state=SynonymState.RETIRED)
        changed()
        assert meant("xyzzy") == []

    def test_costs_one_cheap_read(self, django_assert_num_queries):
        meant("rac")
        with django_assert_num_queries(1):
            meant("phan loai rac thai tai nguon")

    def test_finds_terms_in_microseconds(self):
        book = Phrasebook(Synonym.objects.live())
        words = SearchQuery.parse({"q": "phân loại rác thải sinh hoạt tại nguồn " * 4}).words
        began = time.perf_counter()
        for _ in range(100):
            book.expansions(words)
        assert (time.perf_counter() - began) / 100 < 0.0005

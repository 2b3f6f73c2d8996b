"""Contents that stand in no database, as an engine takes them."""

import pytest

from search import projection
from search.evaluation.source import GivenPages
from search.models import Entry
from search.sequence import START, Position
from tests.search.factories import PLAN, SAMPLES, ContentFactory

CONTENTS = [
    ContentFactory(**SAMPLES[PLAN]),
    ContentFactory(title="Tin dài", body="Trồng rừng đầu nguồn. " * 120),
]


@pytest.fixture
def source() -> GivenPages:
    return GivenPages(CONTENTS, token="mau")


class TestGivenPages:
    @pytest.mark.django_db
    def test_give_the_same_entries_as_published_pages(self, source):
        for page_id, content in enumerate(CONTENTS, start=1):
            projection.write(page_id, content=content)
            published = Entry.objects.of_page(page_id).order_by("seq")
            given = [entry for entry in source.entries if entry.page_id == page_id]
            assert [(row.part, row.digest) for row in given] == [
                (row.part, row.digest) for row in published
            ]

    def test_number_their_entries(self, source):
        total = len(source.entries)
        assert [entry.seq for entry in source.entries] == list(range(1, total + 1))
        assert source.count(up_to=total) == total
        assert source.position() == Position(seq=total, token="mau")

    def test_know_where_they_have_been(self, source):
        assert source.is_known(START)
        assert source.is_known(source.position())
        assert not source.is_known(Position(seq=source.position().seq, token="khác"))

    def test_come_in_chunks(self):
        many = GivenPages((ContentFactory() for _ in range(1200)), token="mau")
        chunks = list(many.standing(up_to=1200))
        assert [len(chunk) for chunk in chunks] == [500, 500, 200]
        assert [entry.seq for chunk in many.after(1150, up_to=1160) for entry in chunk] == list(
            range(1151, 1161)
        )

import io

from django.core.management import CommandError, call_command

import pytest

from search import projection
from search.checksum import Checksum, checksum
from search.models import Entry
from tests.search.factories import PLAN, publish, publish_samples
from tests.search.test_answering import NOBODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_found")]


def check(**options: object) -> str:
    told = io.StringIO()
    call_command("search_check", stdout=told, **options)
    return told.getvalue()


class TestChecksum:
    def test_depends_on_no_order(self):
        assert checksum([(1, 10), (2, 11), (3, 12)]) == checksum([(3, 12), (1, 10), (2, 11)])

    @pytest.mark.parametrize(
        "others", [[(1, 10)], [(1, 11), (2, 10)], [(1, 10), (2, 12)], [(1, 10), (2, 11), (3, 0)]]
    )
    def test_differs_for_other_entries(self, others):
        assert checksum([(1, 10), (2, 11)]) != checksum(others)

    def test_of_nothing_is_nothing(self):
        assert checksum([]) == Checksum(count=0, total=0)


class TestSearchCheck:
    def test_finds_both_engines_equal_to_the_entries(
        self, settings, elasticsearch_url, index_prefix
    ):
        settings.ELASTICSEARCH_URL = elasticsearch_url
        settings.ELASTICSEARCH_INDEX_PREFIX = index_prefix
        publish_samples()
        check(follow=True)
        publish(300, title="Suối Mỏ Mắm trong trở lại")
        projection.withdraw(PLAN)
        with pytest.raises(CommandError, match=r"elasticsearch, embedded\."):
            check()
        lines = check(follow=True).splitlines()
        assert {line.partition(": ")[2] for line in lines} == {lines[0].partition(": ")[2]}
        assert len(lines) == 3

    def test_finds_what_an_index_lacks_or_has_too_much(self, embedded):
        publish_samples()
        embedded.follow()
        Entry.objects.standing().latest("pk").delete()
        with pytest.raises(CommandError, match="embedded"):
            check(follow=True)

    def test_counts_an_engine_that_is_away_as_different(self, settings):
        settings.ELASTICSEARCH_URL = NOBODY
        with pytest.raises(CommandError, match=r"entries: elasticsearch\."):
            check(follow=True)


class TestRebuildSearch:
    @pytest.mark.elasticsearch
    def test_goes_back_to_the_index_before(self, settings, elasticsearch_url, index_prefix):
        settings.ELASTICSEARCH_URL = elasticsearch_url
        settings.ELASTICSEARCH_INDEX_PREFIX = index_prefix
        publish_samples()
        with pytest.raises(CommandError, match="no way back"):
            call_command("rebuild_search", back=True)
        for _ in range(2):
            call_command("rebuild_search", engine="elasticsearch")
        call_command("rebuild_search", back=True)
        check(follow=True)

    def test_has_no_way_back_for_the_embedded_engine(self):
        with pytest.raises(CommandError, match="not in use"):
            call_command("rebuild_search", back=True)

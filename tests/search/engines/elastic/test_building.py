import threading
import time
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from search import projection, sequence
from search.checksum import checksum
from search.engines.base import BuildRunningError, EngineUnavailableError, OutdatedIndexError
from search.engines.elastic import template
from search.engines.elastic.engine import ElasticEngine
from search.engines.elastic.lock import SECONDS_OF_A_LEASE, BuildLock
from search.models import Entry
from search.query import SearchQuery
from tests.search.factories import NEWS, PLAN, SAMPLES, publish, publish_samples

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.django_db,
    pytest.mark.usefixtures("nothing_found"),
]
RUBBISH = SearchQuery.parse({"q": "rác thải"})


def indices(node: Elasticsearch, prefix: str) -> dict[str, set[str]]:
    told = node.indices.get_alias(index=f"{prefix}-entries-*")
    return {name: set(about["aliases"]) for name, about in told.items()}


def entries_checksum() -> object:
    return checksum(Entry.objects.standing().pairs(up_to=sequence.position().seq))


@pytest.fixture
def other_version(monkeypatch, elasticsearch_url, index_prefix) -> Iterator[ElasticEngine]:
    """The engine as another version of the portal has it."""
    with monkeypatch.context() as patch:
        patch.setattr(template, "signature", lambda: "0therone")
        yield ElasticEngine(url=elasticsearch_url, prefix=index_prefix)


class TestBuild:
    def test_makes_an_index_equal_to_the_entries(self, elastic):
        publish_samples()
        projection.withdraw(NEWS)
        assert elastic.rebuild() == Entry.objects.standing().count()
        assert elastic.checksum() == entries_checksum()
        assert elastic.position() == sequence.position()

    def test_makes_it_from_a_template_with_strict_fields(self, elastic, node, index_prefix):
        elastic.rebuild()
        (name,) = indices(node, index_prefix)
        told = node.indices.get(index=name)[name]
        assert told["mappings"]["dynamic"] == "strict"
        settings = told["settings"]["index"]
        assert settings["auto_expand_replicas"] == "0-2"
        assert settings["translog"]["durability"] == "request"
        assert "refresh_interval" not in settings
        assert node.indices.exists_index_template(name=f"{index_prefix}-entries")

    def test_keeps_the_one_before_and_no_older(self, elastic, node, index_prefix):
        made = []
        for _ in range(3):
            elastic.rebuild()
            made.append(max(indices(node, index_prefix)))
        kept = indices(node, index_prefix)
        assert sorted(kept) == made[1:]
        assert kept[made[1]] == {f"{index_prefix}-entries-before"}

    def test_leaves_the_old_one_answering_when_it_is_cut_off(self, elastic, node, index_prefix):
        publish_samples()
        elastic.rebuild()
        before = indices(node, index_prefix)

        def stop(_done: int, _total: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            elastic.rebuild(progress=stop)
        assert indices(node, index_prefix) == before
        assert elastic.match(RUBBISH).total == 1

    def test_removes_what_a_killed_one_left(self, elastic, node, index_prefix):
        left = f"{index_prefix}-entries-{template.signature()}-1"
        node.indices.create(index=left)
        elastic.rebuild()
        assert left not in indices(node, index_prefix)

    def test_takes_in_what_is_published_meanwhile(self, elastic):
        publish_samples()

        def publish_more(_done: int, _total: int) -> None:
            publish(300, title="Suối Mỏ Mắm trong trở lại")
            projection.withdraw(PLAN)

        elastic.rebuild(progress=publish_more)
        assert elastic.checksum() == entries_checksum()
        assert elastic.match(RUBBISH).total == 0

    def test_keeps_the_old_one_when_the_new_one_lacks_something(
        self, elastic, node, index_prefix, monkeypatch
    ):
        publish_samples()
        elastic.rebuild()
        before = indices(node, index_prefix)
        whole = template.document
        spoilt = Entry.objects.standing().first()
        monkeypatch.setattr(
            template,
            "document",
            lambda entry: whole(entry) | ({"mark_low": 1} if entry == spoilt else {}),
        )
        with pytest.raises(EngineUnavailableError, match="where the entries say"):
            elastic.rebuild()
        assert indices(node, index_prefix) == before

    def test_runs_once_at_a_time(self, elastic, elasticsearch_url, index_prefix):
        publish_samples()
        other = ElasticEngine(url=elasticsearch_url, prefix=index_prefix)
        refused: list[Exception] = []

        def build_too(_done: int, _total: int) -> None:
            with pytest.raises(BuildRunningError) as caught:
                other.rebuild()
            refused.append(caught.value)

        elastic.rebuild(progress=build_too)
        assert refused
        other.rebuild()

    def test_answers_all_the_time(self, elastic):
        publish_samples()
        elastic.rebuild()
        done = threading.Event()
        totals: list[int] = []

        def ask() -> None:
            while not done.is_set():
                totals.append(elastic.match(RUBBISH).total)

        asking = threading.Thread(target=ask)
        asking.start()
        for _ in range(3):
            elastic.rebuild()
        done.set()
        asking.join()
        assert set(totals) == {1}


class TestGoBack:
    def test_asks_the_one_before_brought_up_to_date(self, elastic, node, index_prefix):
        publish_samples()
        elastic.rebuild()
        (first,) = indices(node, index_prefix)
        elastic.rebuild()
        publish(300, title="Suối Mỏ Mắm trong trở lại")
        projection.withdraw(PLAN)
        assert elastic.go_back() == first
        assert elastic.checksum() == entries_checksum()
        assert elastic.match(RUBBISH).total == 0

    def test_can_be_taken_back(self, elastic, node, index_prefix):
        publish_samples()
        elastic.rebuild()
        elastic.rebuild()
        second = max(indices(node, index_prefix))
        elastic.go_back()
        assert elastic.go_back() == second

    def test_says_so_when_there_is_none(self, elastic):
        elastic.rebuild()
        with pytest.raises(EngineUnavailableError, match="kept from before"):
            elastic.go_back()


class TestAnIndexOfAnotherVersion:
    def test_is_refused_with_what_to_do(self, elastic, other_version):
        publish_samples()
        other_version.rebuild()
        for work in (elastic.follow, elastic.position, elastic.checksum):
            with pytest.raises(OutdatedIndexError, match=r"manage\.py rebuild_search"):
                work()
        with pytest.raises(EngineUnavailableError):
            elastic.match(RUBBISH)

    def test_goes_on_answering_that_version_after_a_rebuild(self, elastic, other_version):
        publish_samples()
        other_version.rebuild()
        elastic.rebuild()
        assert elastic.match(RUBBISH).total == 1
        assert other_version.match(RUBBISH).total == 1
        publish(PLAN, **(SAMPLES[PLAN] | {"title": "Kế hoạch rác thải mới"}))
        assert other_version.follow() > 0
        assert elastic.follow() > 0

    def test_is_no_way_back(self, elastic, other_version):
        other_version.rebuild()
        elastic.rebuild()
        with pytest.raises(EngineUnavailableError, match="of this version"):
            elastic.go_back()


class TestBuildLock:
    def test_passes_from_a_builder_that_died(self, node, index_prefix):
        dead = BuildLock(node, prefix=index_prefix)
        dead.__enter__()
        with pytest.raises(BuildRunningError):
            BuildLock(node, prefix=index_prefix).__enter__()
        later = time.time() + SECONDS_OF_A_LEASE + 1
        with BuildLock(node, prefix=index_prefix, clock=lambda: later):
            dead._signed_at = 0
            with pytest.raises(BuildRunningError, match="took the build over"):
                dead.renew()

    def test_is_free_again_after_the_block(self, node, index_prefix):
        for _ in range(2):
            with BuildLock(node, prefix=index_prefix) as lock:
                lock._signed_at = 0
                lock.renew()

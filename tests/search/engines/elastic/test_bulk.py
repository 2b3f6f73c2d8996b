import uuid
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.base import EngineUnavailableError
from search.engines.elastic import bulk
from search.engines.elastic.bulk import BulkWriter, Row, pause_after

pytestmark = pytest.mark.elasticsearch
FIELDS = {"dynamic": "strict", "properties": {"n": {"type": "integer"}}}


@pytest.fixture
def index(node: Elasticsearch, index_prefix: str) -> str:
    name = f"{index_prefix}-rows"
    node.indices.create(index=name, mappings=FIELDS)
    return name


@pytest.fixture
def guarded(gate) -> Iterator[Elasticsearch]:
    with Elasticsearch(gate.url) as client:
        yield client


def rows(count: int) -> list[Row]:
    return [Row.of(str(n), version=n + 1, said={"n": n}) for n in range(count)]


def count(node: Elasticsearch, index: str) -> int:
    node.indices.refresh(index=index)
    return node.count(index=index)["count"]


class TestBulkWriter:
    def test_writes_everything_in_chunks_of_limited_number(self, guarded, gate, index, node):
        with BulkWriter(guarded, index) as writer:
            writer.add(rows(2500))
        assert count(node, index) == 2500
        assert [sent.body.count(b"\n") // 2 for sent in gate.bulks()] == [1000, 1000, 500]

    def test_limits_the_bytes_of_a_chunk(self, guarded, gate, index, node, monkeypatch):
        monkeypatch.setattr(bulk, "MOST_BYTES", 2000)
        with BulkWriter(guarded, index) as writer:
            writer.add(rows(100))
        assert count(node, index) == 100
        assert max(len(sent.body) for sent in gate.bulks()) <= 2000 + 2 * 100

    def test_sends_smaller_chunks_after_pauses_when_the_service_is_busy(
        self, guarded, gate, index, node
    ):
        gate.refuse = lambda sent: 429 if sent.body.count(b"\n") > 2 * 130 else None
        pauses: list[float] = []
        with BulkWriter(guarded, index, pause=pauses.append) as writer:
            writer.add(rows(1000))
        assert count(node, index) == 1000
        sizes = [sent.body.count(b"\n") // 2 for sent in gate.bulks()]
        assert sizes[:4] == [1000, 500, 250, 125]
        assert pauses[0] < pauses[1] < pauses[2]

    def test_halves_what_is_too_large(self, guarded, gate, index, node):
        gate.refuse = lambda sent: 413 if len(sent.body) > 20_000 else None
        with BulkWriter(guarded, index, pause=lambda seconds: None) as writer:
            writer.add(rows(1000))
        assert count(node, index) == 1000

    def test_gives_up_when_nothing_is_taken_any_more(self, guarded, gate, index):
        gate.refuse = lambda sent: 429 if "/_bulk" in sent.path else None
        pauses: list[float] = []
        with (
            pytest.raises(EngineUnavailableError, match="too busy"),
            BulkWriter(guarded, index, pause=pauses.append) as writer,
        ):
            writer.add(rows(10))
        assert len(pauses) == 10

    def test_says_which_entry_was_refused(self, node, index):
        with (
            pytest.raises(EngineUnavailableError, match="entry 7 was refused"),
            BulkWriter(node, index) as writer,
        ):
            writer.add([Row.of("7", version=1, said={"unknown": 1})])

    @settings(
        max_examples=15,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(deliveries=st.permutations([(key, version) for key in "ab" for version in (1, 2, 3)]))
    def test_keeps_the_latest_version_in_whatever_order_they_come(self, node, index, deliveries):
        example = uuid.uuid4().hex
        for key, version in deliveries:
            with BulkWriter(node, index) as writer:
                writer.add([Row.of(example + key, version=version, said={"n": version})])
        told = [node.get(index=index, id=example + key) for key in "ab"]
        assert [(one["_version"], one["_source"]["n"]) for one in told] == [(3, 3), (3, 3)]


class TestPauseAfter:
    def test_grows_and_differs_from_one_to_the_next(self):
        assert 0.05 <= pause_after(1) <= 0.1
        assert 5 <= pause_after(30) <= 10
        assert len({pause_after(5) for _ in range(20)}) > 1

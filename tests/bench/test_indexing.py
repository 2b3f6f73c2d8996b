"""How many passages a second each engine takes up."""

import uuid

import pytest

from search.engines.base import Engine
from search.engines.elastic.engine import ElasticEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.evaluation.apart import remove_indices
from tests.bench.corpus import Perturbed
from tests.bench.indices import filled

PASSAGES = 20_000
# Passages a second.
FLOORS = {"embedded": 2000, "elasticsearch": 3000}


@pytest.fixture
def source(texts) -> Perturbed:
    return Perturbed(texts, PASSAGES)


@pytest.fixture
def embedded(source, tmp_path) -> Engine:
    return EmbeddedEngine(folder=tmp_path, source=source)


@pytest.fixture
def elastic(source, elasticsearch_url):
    prefix = f"bench-{uuid.uuid4().hex[:12]}"
    yield ElasticEngine(url=elasticsearch_url, prefix=prefix, source=source)
    remove_indices(elasticsearch_url, prefix=prefix)


@pytest.fixture(params=["embedded", pytest.param("elastic", marks=pytest.mark.elasticsearch)])
def engine(request) -> Engine:
    return request.getfixturevalue(request.param)


class TestFollow:
    def test_takes_up_passages_fast_enough(self, engine, source, report):
        indexed = filled(engine, source)
        report(engine=engine.name, passages=PASSAGES, **indexed)
        assert indexed["passages_per_second"] >= FLOORS[engine.name]

"""A real node, and one behind a gate."""

from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from tests.search.engines.elastic.gate import Gate, gate_before


@pytest.fixture
def node(elasticsearch_url: str) -> Iterator[Elasticsearch]:
    with Elasticsearch(elasticsearch_url) as client:
        yield client


@pytest.fixture
def gate(elasticsearch_url: str) -> Iterator[Gate]:
    with gate_before(elasticsearch_url) as gate:
        yield gate

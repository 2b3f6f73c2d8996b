"""An index of its own for every test, on both real engines."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from search.breaker import breaker
from search.engines.base import Engine
from search.engines.elastic.engine import ElasticEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.models import Advance, Counter, Entry


@pytest.fixture(autouse=True)
def index_folder(settings, tmp_path: Path) -> Path:
    """A folder for the embedded engine's files that no other test uses."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    return settings.SEARCH_INDEX_DIR


@pytest.fixture(autouse=True)
def _rested_engines() -> Iterator[None]:
    breaker.succeeded()
    yield
    breaker.succeeded()


@pytest.fixture
def nothing_found(db: None) -> None:
    """A search without the pages that every site has."""
    for model in (Entry, Advance, Counter):
        model.objects.all().delete()


@pytest.fixture
def embedded(index_folder: Path) -> EmbeddedEngine:
    return EmbeddedEngine(folder=index_folder)


@pytest.fixture
def index_prefix(elasticsearch_url: str) -> Iterator[str]:
    """A prefix for indices that are removed after the test."""
    prefix = f"test-{uuid.uuid4().hex[:12]}"
    yield prefix
    with Elasticsearch(elasticsearch_url) as client:
        names = list(client.indices.get(index=f"{prefix}-*", expand_wildcards="all"))
        if names:
            client.indices.delete(index=names)
        client.options(ignore_status=404).indices.delete_index_template(name=f"{prefix}-entries")


@pytest.fixture
def elastic(elasticsearch_url: str, index_prefix: str) -> ElasticEngine:
    return ElasticEngine(url=elasticsearch_url, prefix=index_prefix)


@pytest.fixture(params=["embedded", pytest.param("elastic", marks=pytest.mark.elasticsearch)])
def engine(request) -> Engine:
    """Each engine in turn: one suite holds both."""
    return request.getfixturevalue(request.param)

"""How soon the embedded engine answers in place of an Elasticsearch that does not."""

import socket
import time
from contextlib import closing

import pytest

from search.answering import answer
from search.breaker import breaker
from search.query import SearchQuery
from tests.search.factories import publish_samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_own_index")]

MOST_MS = 300


@pytest.fixture
def _own_index(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    settings.ELASTICSEARCH_PATIENCE_MS = 150  # as in production
    breaker.succeeded()
    publish_samples()
    yield
    breaker.succeeded()


@pytest.fixture
def silent():
    """The address of a service that takes connections and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0), backlog=16)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def gone():
    """An address at which nothing listens any more."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}"  # closed by the time it is used


class TestAnswer:
    @pytest.mark.parametrize("fault", ["gone", "silent"])
    def test_comes_from_the_embedded_engine_in_time(self, request, settings, report, fault):
        query = SearchQuery.parse({"q": "phân loại rác"})
        settings.ELASTICSEARCH_URL = ""
        answer(query)  # builds the index file
        settings.ELASTICSEARCH_URL = request.getfixturevalue(fault)
        milliseconds = []
        for _ in range(3):
            began = time.perf_counter()
            results = answer(query)
            milliseconds.append(round((time.perf_counter() - began) * 1000, 1))
            assert results.engine == "embedded"
            assert results.total
        report(fault=fault, first_ms=milliseconds[0], next_ms=milliseconds[1:])
        assert max(milliseconds) <= MOST_MS

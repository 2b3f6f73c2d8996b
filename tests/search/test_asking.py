import time

import pytest

from search.answering import answer
from search.breaker import SLOW_IN_A_ROW, State, breaker
from search.engines.registry import elastic as configured
from search.query import SearchQuery
from search.tasks.following import follow
from tests.search.engines.elastic.gate import gate_before
from tests.search.factories import PLAN, publish_samples

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.django_db,
    pytest.mark.usefixtures("nothing_found"),
]
RUBBISH = SearchQuery.parse({"q": "rác thải"})
PATIENCE_MS = 100


@pytest.fixture
def gate(settings, elasticsearch_url, index_prefix):
    """Elasticsearch, in use and filled, behind a gate."""
    with gate_before(elasticsearch_url) as gate:
        settings.ELASTICSEARCH_URL = gate.url
        settings.ELASTICSEARCH_INDEX_PREFIX = index_prefix
        publish_samples()
        follow.func()
        assert answer(RUBBISH).engine == "elasticsearch"
        settings.ELASTICSEARCH_PATIENCE_MS = PATIENCE_MS
        yield gate


def slowly(_sent: object) -> None:
    time.sleep(1)


class TestAsked:
    def test_is_not_waited_for_longer_than_a_reader_would(self, gate):
        gate.refuse = slowly
        began = time.monotonic()
        results = answer(RUBBISH)
        assert time.monotonic() - began < 0.6  # the gate holds it for a second
        assert results.engine == "embedded"
        assert [hit.page.page_id for hit in results.hits] == [PLAN]

    def test_is_left_out_after_some_slow_answers(self, gate):
        gate.refuse = slowly
        for _ in range(SLOW_IN_A_ROW):
            assert breaker.state is State.CLOSED
            answer(RUBBISH)
        seen = len(gate.seen)
        assert breaker.state is State.OPEN
        assert answer(RUBBISH).engine == "embedded"
        assert len(gate.seen) == seen

    @pytest.mark.parametrize("status", [404, 429, 500, 503])
    def test_is_left_out_at_once_when_it_fails(self, gate, status):
        gate.refuse = lambda sent: status
        assert answer(RUBBISH).engine == "embedded"
        assert breaker.state is State.OPEN

    def test_is_asked_again_after_a_question_it_refused(self, gate):
        gate.refuse = lambda sent: 400
        assert answer(RUBBISH).engine == "embedded"
        assert breaker.state is State.CLOSED

    def test_is_waited_for_when_the_embedded_engine_cannot_stand_in(self, gate, settings, tmp_path):
        (tmp_path / "file").write_text("not a folder")
        settings.SEARCH_INDEX_DIR = tmp_path / "file" / "search"
        breaker.failed()
        assert answer(RUBBISH).engine == configured().name

import pytest

from search.answering import answer
from search.query import SearchQuery
from tests.search.factories import publish_samples
from tests.search.test_answering import NOBODY
from tests.web.test_metrics import figures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_found")]
RUBBISH = SearchQuery.parse({"q": "rác thải"})


class TestMetrics:
    def test_counts_answers_by_engine_and_how_they_ended(self, client, settings):
        settings.ELASTICSEARCH_URL = NOBODY
        publish_samples()
        before = figures(client)
        answer(RUBBISH)
        answer(RUBBISH)
        told = figures(client)
        counted = {
            name: told[name] - before.get(name, 0)
            for name in told
            if name.startswith("portal_search_answers_total")
        }
        assert counted["portal_search_answers_total/elasticsearch/failed"] == 1
        assert counted["portal_search_answers_total/embedded/answered"] == 2
        seconds = "portal_search_seconds_count/embedded"
        assert told[seconds] - before.get(seconds, 0) == 2
        assert told["portal_search_breaker_state"] == 2

    def test_tells_how_far_each_engine_is_behind(self, client, settings, embedded):
        settings.ELASTICSEARCH_URL = NOBODY
        publish_samples()
        told = figures(client)
        assert told["portal_search_index_behind/embedded"] == 8
        assert told["portal_search_engine_up/elasticsearch"] == 0
        embedded.follow()
        assert figures(client)["portal_search_index_behind/embedded"] == 0

    def test_holds_nothing_of_what_was_asked(self, client):
        answer(SearchQuery.parse({"q": "chuyện riêng của tôi"}))
        assert "riêng" not in client.get("/metrics").content.decode()

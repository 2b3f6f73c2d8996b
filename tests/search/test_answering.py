import pytest

from search import projection, readiness
from search.answering import SearchUnavailableError, answer
from search.breaker import State, breaker
from search.query import SearchQuery
from search.tasks.following import follow
from tests.search.factories import NEWS, PLAN, publish_samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_found")]
NOBODY = "http://127.0.0.1:9"  # the discard port: nothing listens there
RUBBISH = SearchQuery.parse({"q": "rác thải"})


class TestAnswer:
    def test_comes_from_the_embedded_engine_by_default(self):
        publish_samples()
        results = answer(RUBBISH)
        assert results.engine == "embedded"
        assert [hit.page.page_id for hit in results.hits] == [PLAN]

    def test_gives_nothing_for_nothing_asked(self):
        publish_samples()
        assert answer(SearchQuery.parse({"q": "!!!"})).total == 0

    @pytest.mark.elasticsearch
    def test_comes_from_elasticsearch_when_it_is_there(
        self, settings, elasticsearch_url, index_prefix
    ):
        settings.ELASTICSEARCH_URL = elasticsearch_url
        settings.ELASTICSEARCH_INDEX_PREFIX = index_prefix
        publish_samples()
        follow.func()
        results = answer(RUBBISH)
        assert results.engine == "elasticsearch"
        assert [hit.page.page_id for hit in results.hits] == [PLAN]

    def test_falls_back_when_elasticsearch_is_down(self, settings):
        settings.ELASTICSEARCH_URL = NOBODY
        publish_samples()
        assert answer(RUBBISH).engine == "embedded"

    @pytest.mark.elasticsearch
    def test_falls_back_when_there_is_no_index(self, settings, elasticsearch_url, index_prefix):
        settings.ELASTICSEARCH_URL = elasticsearch_url
        settings.ELASTICSEARCH_INDEX_PREFIX = index_prefix
        publish_samples()
        assert answer(RUBBISH).engine == "embedded"

    def test_leaves_a_failed_engine_alone_for_a_while(self, settings):
        settings.ELASTICSEARCH_URL = NOBODY
        publish_samples()
        answer(RUBBISH)
        assert breaker.state is State.OPEN

    def test_never_shows_a_page_withdrawn_since_the_index_was_written(
        self, settings, elasticsearch_url, index_prefix
    ):
        settings.ELASTICSEARCH_URL = elasticsearch_url
        settings.ELASTICSEARCH_INDEX_PREFIX = index_prefix
        publish_samples()
        follow.func()
        projection.withdraw(NEWS)
        results = answer(SearchQuery.parse({"q": "rác tái chế"}))
        assert results.engine == "elasticsearch"
        assert NEWS not in [hit.page.page_id for hit in results.hits]

    def test_says_so_when_no_engine_can(self, settings, tmp_path):
        (tmp_path / "file").write_text("not a folder")
        settings.SEARCH_INDEX_DIR = tmp_path / "file" / "search"
        with pytest.raises(SearchUnavailableError):
            answer(RUBBISH)


class TestLag:
    def test_tells_how_far_each_engine_is_behind(self, embedded):
        publish_samples()
        told = readiness.lag()
        assert told["ok"]
        assert told["rows"] == 8
        assert told["engines"]["embedded"]["behind"] == told["last_seq"]
        embedded.follow()
        assert readiness.lag()["engines"]["embedded"] == {
            "available": True,
            "index_seq": told["last_seq"],
            "behind": 0,
        }

    def test_stays_ok_while_one_engine_answers(self, settings):
        settings.ELASTICSEARCH_URL = NOBODY
        told = readiness.lag()
        assert told["ok"]
        assert told["degraded"]
        assert told["engines"]["elasticsearch"] == {"available": False, "reason": "ConnectionError"}

"""Engines beside the portal's own leave nothing behind."""

import pytest
from elasticsearch import Elasticsearch

from search.engines.base import EngineUnavailableError
from search.evaluation import apart
from search.evaluation.source import GivenPages
from tests.search.factories import ContentFactory

pytestmark = pytest.mark.django_db


class TestElastic:
    @pytest.mark.elasticsearch
    def test_removes_its_indices(self, settings, elasticsearch_url):
        settings.ELASTICSEARCH_URL = elasticsearch_url
        source = GivenPages([ContentFactory()], token="mau")
        with Elasticsearch(elasticsearch_url) as client:
            with apart.elastic(source) as engine:
                engine.rebuild()
                alias = engine._index.alias
                assert client.indices.exists(index=alias)
            assert not client.indices.get(index=f"{alias}*", expand_wildcards="all")

    def test_says_what_to_set(self, settings):
        settings.ELASTICSEARCH_URL = ""
        with (
            pytest.raises(EngineUnavailableError, match="set ELASTICSEARCH_URL"),
            apart.elastic(GivenPages([], token="")),
        ):
            pass

    def test_bears_that_the_service_is_gone(self, settings):
        settings.ELASTICSEARCH_URL = "http://127.0.0.1:8169"
        with (
            pytest.raises(EngineUnavailableError),
            apart.elastic(GivenPages([ContentFactory()], token="mau")) as engine,
        ):
            engine.rebuild()


class TestEmbedded:
    def test_removes_its_folder(self):
        with apart.embedded(GivenPages([ContentFactory()], token="mau")) as engine:
            engine.rebuild()
            folder = engine._files.folder
            assert folder.is_dir()
        assert not folder.exists()

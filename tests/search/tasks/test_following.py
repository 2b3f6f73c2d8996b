import logging

import pytest

from portal.tasks import periodic
from search.checking import compare
from search.engines.elastic import template
from search.tasks.following import catch_up, follow
from tests.search.factories import publish, publish_samples
from tests.search.test_answering import NOBODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_found")]


class TestFollow:
    def test_ends_well_while_an_engine_is_away_and_lets_the_others_follow(
        self, settings, embedded, caplog
    ):
        caplog.set_level(logging.WARNING)
        settings.ELASTICSEARCH_URL = NOBODY
        publish_samples()
        follow.func()
        assert embedded.follow() == 0
        assert "elasticsearch is behind" in caplog.text

    @pytest.mark.elasticsearch
    def test_says_what_to_do_about_an_index_of_another_version(
        self, settings, elasticsearch_url, index_prefix, elastic, monkeypatch, caplog
    ):
        settings.ELASTICSEARCH_URL = elasticsearch_url
        settings.ELASTICSEARCH_INDEX_PREFIX = index_prefix
        caplog.set_level(logging.WARNING)
        elastic.rebuild()
        monkeypatch.setattr(template, "signature", lambda: "another")
        publish_samples()
        follow.func()
        told = [record for record in caplog.records if record.levelno == logging.ERROR]
        assert "manage.py rebuild_search --engine elasticsearch" in told[0].getMessage()


class TestCatchUp:
    def test_comes_round_by_the_clock(self):
        periodic.discover()
        assert catch_up.module_path in periodic._rhythms

    @pytest.mark.elasticsearch
    def test_takes_up_what_was_published_during_an_outage(
        self, settings, elasticsearch_url, index_prefix
    ):
        settings.ELASTICSEARCH_INDEX_PREFIX = index_prefix
        settings.ELASTICSEARCH_URL = elasticsearch_url
        publish_samples()
        follow.func()
        settings.ELASTICSEARCH_URL = NOBODY
        publish(300, title="Suối Mỏ Mắm trong trở lại")
        follow.func()
        settings.ELASTICSEARCH_URL = elasticsearch_url
        assert compare().differing == ("elasticsearch",)
        catch_up.func()
        assert compare().differing == ()

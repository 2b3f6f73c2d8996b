from django.core.management import CommandError, call_command

import pytest

from search.answering import answer
from search.query import SearchQuery
from tests.cms import factories as cms
from tests.search.factories import publish_samples

pytestmark = pytest.mark.django_db


class TestRebuildSearch:
    def test_builds_every_engine_in_use(self, capsys, nothing_found):
        publish_samples()
        call_command("rebuild_search")
        assert capsys.readouterr().out.startswith("embedded: 8 entries\nwords: ")

    def test_reads_pages_again(self, capsys):
        page = cms.article(title="Tên cũ của bài")
        type(page).objects.filter(pk=page.pk).update(title="Tên mới của bài")
        call_command("rebuild_search", pages=True, engine="embedded")
        assert "embedded:" in capsys.readouterr().out
        results = answer(SearchQuery.parse({"q": "tên mới của bài"}))
        assert results.hits[0].page.title == "Tên mới của bài"

    def test_refuses_an_engine_that_is_not_in_use(self):
        with pytest.raises(CommandError, match="choose from: embedded"):
            call_command("rebuild_search", engine="elasticsearch")

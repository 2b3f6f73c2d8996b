"""`manage.py search_eval` on both real engines."""

import io
import json
from pathlib import Path

from django.core.management import CommandError, call_command

import pytest

from search.models import Entry
from tests.search.evaluation.factories import write_collection

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine_name(request, settings) -> str:
    if request.param == "elasticsearch":
        settings.ELASTICSEARCH_URL = request.getfixturevalue("elasticsearch_url")
    return request.param


def run(folder, **options) -> dict:
    out = io.StringIO()
    call_command("search_eval", folder, stdout=out, stderr=io.StringIO(), **options)
    (line,) = out.getvalue().splitlines()
    return json.loads(line)


class TestSearchEval:
    def test_prints_one_line_of_figures(self, tmp_path, engine_name):
        told = run(write_collection(tmp_path / "mau"), engine=engine_name)
        assert told["collection"] == "mau"
        assert told["engine"] == engine_name
        assert told["variant"] == "marked"
        assert (told["documents"], told["queries"], told["passages"]) == (3, 2, 3)
        for name in ("ndcg10", "recall10", "recall100", "mrr10"):
            assert told[name] == 1
        for name in ("p50_ms", "p95_ms", "index_seconds", "passages_per_second"):
            assert told[name] > 0

    def test_leaves_the_portals_entries_and_indices_alone(self, tmp_path, engine_name, settings):
        before = Entry.objects.count()
        run(write_collection(tmp_path / "mau"), engine=engine_name)
        assert Entry.objects.count() == before
        assert not settings.SEARCH_INDEX_DIR.exists()

    @pytest.mark.parametrize("variant", ["unmarked", "nfd", "oldtone"])
    def test_finds_the_same_however_it_is_typed(self, tmp_path, variant):
        told = run(write_collection(tmp_path), variant=variant)
        assert told["ndcg10"] == 1

    def test_says_which_seed_the_slips_have(self, tmp_path):
        told = run(write_collection(tmp_path), variant="typo", seed=5)
        assert told["seed"] == 5

    def test_asks_only_as_many_questions_as_wanted(self, tmp_path):
        assert run(write_collection(tmp_path), limit=1)["queries"] == 1

    def test_writes_what_was_found(self, tmp_path):
        path = tmp_path / "runs.jsonl"
        run(write_collection(tmp_path), runs=path)
        answers = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert [answer["question"] for answer in answers] == ["q1", "q2"]
        assert answers[0]["found"] == ["rac"]
        assert answers[0]["ndcg10"] == 1

    def test_looks_for_what_is_missing_on_further_pages(self, tmp_path):
        documents = "".join(
            json.dumps({"_id": str(number), "title": "Phân loại rác"}) + "\n"
            for number in range(150)
        )
        judged = "q1\t10\t1\nq1\t120\t1\n"
        write_collection(tmp_path, **{"corpus.jsonl": documents, "qrels.tsv": judged})
        told = run(tmp_path)
        assert told["recall10"] == 0
        assert told["recall100"] == 0.5

    @pytest.mark.parametrize(
        ("changed", "options", "said"),
        [
            ({"qrels.tsv": None}, {}, "there is no qrels.tsv"),
            ({"queries.jsonl": "{\n"}, {}, "line 1: no JSON"),
            ({}, {"limit": 0}, "a number from 1"),
            ({}, {"runs": Path("/nowhere/runs.jsonl")}, "cannot be written"),
            ({}, {"engine": "elasticsearch"}, "set ELASTICSEARCH_URL"),
        ],
    )
    def test_says_what_is_wrong(self, tmp_path, changed, options, said):
        with pytest.raises(CommandError, match=said):
            run(write_collection(tmp_path, **changed), **options)

"""How long a question takes at 10,000 passages and at as many as `--passages` says."""

import pytest

from search.engines.base import Engine
from search.query import SearchQuery
from tests.bench import indices
from tests.bench.corpus import Perturbed
from tests.bench.questions import long_questions, numbers, short_questions
from tests.bench.timing import timed

# Milliseconds that 95 of 100 questions of 30 syllables may take, by engine and size.
BUDGETS = {
    ("embedded", 10_000): 40,
    ("elasticsearch", 10_000): 40,
    ("embedded", 1_000_000): 250,
    ("elasticsearch", 1_000_000): 120,
}
QUESTIONS = 100


@pytest.fixture(params=["small", "large"])
def source(request, texts) -> Perturbed:
    size = 10_000 if request.param == "small" else request.config.getoption("--passages")
    return Perturbed(texts, size)


@pytest.fixture(params=["embedded", pytest.param("elastic", marks=pytest.mark.elasticsearch)])
def engine(request, source) -> Engine:
    fresh = request.config.getoption("--fresh")
    if request.param == "elastic":
        url = request.getfixturevalue("elasticsearch_url")
        return indices.elastic(source, url=url, fresh=fresh)
    return indices.embedded(source, kept=request.config.getoption("--kept"), fresh=fresh)


class TestMatch:
    def test_answers_in_time(self, engine, source, texts, report):
        indexed = indices.filled(engine, source)
        size = source.position().seq
        about = {"engine": engine.name, "passages": size}
        report(**about, what="index", **indexed)

        def ask(text: str) -> None:
            engine.match(SearchQuery.parse({"q": text}))

        long = timed(ask, long_questions(texts, QUESTIONS))
        report(**about, what="30 syllables", **long)
        report(**about, what="1-3 words", **timed(ask, short_questions(texts, QUESTIONS)))
        report(**about, what="numbers", **timed(ask, numbers(source.numbers(), QUESTIONS)))
        assert long["p95_ms"] <= BUDGETS.get((engine.name, size), float("inf"))

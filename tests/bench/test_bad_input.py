"""How long the strangest questions take at 10,000 passages."""

import random

import pytest

from search.engines.base import Engine
from search.query import SearchQuery
from tests.bench import indices
from tests.bench.corpus import Perturbed, RealTexts
from tests.bench.timing import timed

PASSAGES = 10_000
MOST_MS = 200


def bad_questions(texts: RealTexts) -> dict[str, str]:
    """Return questions that mean harm or nothing, each by what it is."""
    chance = random.Random(1)  # noqa: S311
    return {
        "10,000 characters of statutes": " ".join(text for _, text in texts.pieces[:20])[:10_000],
        "10,000 times one letter": "a" * 10_000,
        "10,000 letters with four marks each": "a\u0302\u0301\u0323\u031b" * 10_000,
        "1,000 wildcards": "* " * 1000,
        "1,000 words with wildcards": " ".join(f"a{number}*" for number in range(1000)),
        "control characters": "".join(map(chr, range(32))) * 20,
        "punctuation alone": "?!.,;:()[]{}<>/\\|" * 100,
        "quotes without end": '"' * 999,
        "5,000 exclusions": "-a " * 5000,
        "a number alone": "172/KH-UBND",
        "5,000 numbers": "172/KH-UBND " * 5000,
        "SQL": "'; DROP TABLE search_entry; --",
        "a query string": "title:(a OR b)^9 AND NOT _exists_:c ~2 /.*.*.*/ [* TO *]",
        "nested brackets": "(" * 5000 + ")" * 5000,
        "any characters": "".join(chr(chance.randrange(32, 0xD7FF)) for _ in range(10_000)),
        "emoji": "🌱" * 5000,
        "the commonest words": "của và các cho được trong là có không những",
    }


@pytest.fixture(params=["embedded", pytest.param("elastic", marks=pytest.mark.elasticsearch)])
def engine(request, texts) -> Engine:
    source = Perturbed(texts, PASSAGES)
    fresh = request.config.getoption("--fresh")
    if request.param == "elastic":
        url = request.getfixturevalue("elasticsearch_url")
        made: Engine = indices.elastic(source, url=url, fresh=fresh)
    else:
        made = indices.embedded(source, kept=request.config.getoption("--kept"), fresh=fresh)
    made.follow()
    made.match(SearchQuery.parse({"q": "khởi động"}))
    return made


class TestMatch:
    def test_answers_anything_in_time(self, engine, texts, report):
        slow = {}
        for name, text in bad_questions(texts).items():
            times = timed(lambda asked: engine.match(SearchQuery.parse({"q": asked})), [text] * 3)
            report(engine=engine.name, what=name, p50_ms=times["p50_ms"], max_ms=times["max_ms"])
            if times["p50_ms"] > MOST_MS:
                slow[name] = times["p50_ms"]
        assert slow == {}

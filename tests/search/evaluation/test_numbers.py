"""Two hundred real documents, each found by any spelling of its number, on both engines."""

from collections import defaultdict
from statistics import fmean

import pytest

from search.evaluation import trial
from tests.search.evaluation.spellings import SHARED, SPELLINGS, asked_by_number

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SHARED.is_file(), reason=f"{SHARED} is not there: no real documents"),
]

FLOOR = 0.99


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine_name(request, settings) -> str:
    if request.param == "elasticsearch":
        settings.ELASTICSEARCH_URL = request.getfixturevalue("elasticsearch_url")
    return request.param


class TestNumbers:
    def test_lead_to_their_documents(self, engine_name):
        answers = trial(engine=engine_name, collection=asked_by_number()).answers
        ranks = defaultdict(list)
        for answer in answers:
            ranks[answer.question.split("/")[0]].append(answer.rr10)
        assert set(ranks) == set(SPELLINGS)
        found = {spelling: round(fmean(reciprocal), 4) for spelling, reciprocal in ranks.items()}
        lost = [answer.text for answer in answers if answer.rr10 < 1]
        assert fmean(answer.rr10 for answer in answers) >= FLOOR, (found, lost[:40])

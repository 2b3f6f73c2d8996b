"""A lexicon of the base list and the sample pages."""

import pytest

from search.wording.learning import learn
from tests.search.factories import publish_samples


@pytest.fixture
def learnt(nothing_found: None) -> None:
    publish_samples()
    learn()

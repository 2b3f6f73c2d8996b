import pytest

from search import sequence
from search.sequence import START, Position

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_found")]


class TestTake:
    def test_gives_growing_numbers(self):
        assert list(sequence.take(3)) == [1, 2, 3]
        assert list(sequence.take(2)) == [4, 5]


class TestPosition:
    def test_is_the_start_before_anything_is_written(self):
        assert sequence.position() == START

    def test_is_the_last_step(self):
        sequence.take(3)
        assert sequence.position().seq == 3


class TestIsKnown:
    def test_holds_for_the_start_and_every_step_taken(self):
        sequence.take(1)
        reached = sequence.position()
        sequence.take(1)
        assert sequence.is_known(START)
        assert sequence.is_known(reached)

    def test_does_not_hold_for_another_databases_step(self):
        sequence.take(1)
        other = Position(seq=1, token="00000000-0000-0000-0000-000000000000")
        assert not sequence.is_known(other)

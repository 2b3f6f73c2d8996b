import threading

import pytest

from search.breaker import SECONDS_OF_REST, SLOW_IN_A_ROW, Breaker, State


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(clock=clock)


class TestBreaker:
    def test_lets_questions_through_while_they_are_answered(self, breaker):
        breaker.succeeded()
        assert breaker.allows()
        assert breaker.state is State.CLOSED

    def test_opens_at_the_first_failure(self, breaker, clock):
        breaker.failed()
        clock.now += SECONDS_OF_REST - 0.1
        assert not breaker.allows()
        assert breaker.state is State.OPEN

    def test_opens_after_some_slow_answers_in_a_row(self, breaker):
        for _ in range(SLOW_IN_A_ROW - 1):
            breaker.was_slow()
        assert breaker.allows()
        breaker.was_slow()
        assert not breaker.allows()

    def test_forgets_slow_answers_after_one_in_time(self, breaker):
        for _ in range(3 * SLOW_IN_A_ROW):
            breaker.was_slow()
            breaker.succeeded()
        assert breaker.allows()

    def test_lets_one_question_through_after_the_rest(self, breaker, clock):
        breaker.failed()
        clock.now += SECONDS_OF_REST
        assert breaker.state is State.HALF_OPEN
        assert breaker.allows()
        assert not breaker.allows()

    def test_closes_when_that_one_is_answered(self, breaker, clock):
        breaker.failed()
        clock.now += SECONDS_OF_REST
        breaker.allows()
        breaker.succeeded()
        assert breaker.state is State.CLOSED
        assert breaker.allows()

    @pytest.mark.parametrize("outcome", [Breaker.failed, Breaker.was_slow])
    def test_rests_again_when_that_one_is_not(self, breaker, clock, outcome):
        breaker.failed()
        clock.now += SECONDS_OF_REST
        breaker.allows()
        clock.now += 1
        outcome(breaker)
        clock.now += SECONDS_OF_REST - 0.1
        assert not breaker.allows()

    def test_lets_another_through_when_that_one_never_tells(self, breaker, clock):
        breaker.failed()
        clock.now += SECONDS_OF_REST
        breaker.allows()
        clock.now += SECONDS_OF_REST
        assert breaker.allows()

    def test_lets_one_of_many_threads_through(self, breaker, clock):
        breaker.failed()
        clock.now += SECONDS_OF_REST
        together = threading.Barrier(16)
        allowed: list[bool] = []

        def ask() -> None:
            together.wait()
            allowed.append(breaker.allows())

        threads = [threading.Thread(target=ask) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert allowed.count(True) == 1

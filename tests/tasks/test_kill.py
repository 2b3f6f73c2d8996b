"""Workers killed at any moment lose nothing; those that are asked to stop, stop."""

import random
import secrets
import signal
import time
from collections import Counter
from collections.abc import Iterator

from django.db import connection

import pytest

from tests.tasks.houses import House, house_on, wait_for

TASKS = 300
EVERY = 15  # at most so many lines between two kills


@pytest.fixture
def house(tmp_path) -> Iterator[House]:
    with house_on(connection.vendor, folder=tmp_path) as own:
        yield own


class TestKilledWorker:
    @pytest.mark.parametrize(
        "engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
    )
    def test_loses_no_task_and_leaves_repeats_recognisable(self, house, engine):
        if connection.vendor != engine:
            # The whole suite runs once on each engine, see .ci/run: this is the other's turn.
            pytest.skip(f"{engine} not used by this run: set DATABASE_URL to a {engine} address")
        seed = secrets.randbits(32)
        print(f"seed {seed}")  # noqa: T201 - shown by pytest if the test fails
        chance = random.Random(seed)  # noqa: S311 - no secret
        house.enqueue(count=TASKS, seconds=0.06)
        options = ("--lease", "1.5")
        workers = [house.start_worker(*options) for _number in range(3)]

        def is_done() -> bool:
            return len({number for *_, number in house.lines()}) == TASKS

        kills = 0
        while not is_done():
            seen = len(house.lines()) + chance.randrange(5, EVERY)
            wait_for(
                lambda seen=seen: is_done() or len(house.lines()) >= seen, seconds=120, what="work"
            )
            time.sleep(chance.uniform(0, 0.1))
            # The one that has run longest: a worker killed while it starts proves nothing.
            victim = workers.pop(0)
            victim.send_signal(signal.SIGKILL)
            victim.wait()
            workers.append(house.start_worker(*options))
            kills += 1
        wait_for(
            lambda: {row["state"] for row in house.rows()} == {"done"}, seconds=120, what="the end"
        )
        print(f"{kills} kills, {len(house.lines()) - TASKS} repeats")  # noqa: T201

        lines = house.lines()
        assert kills >= 10
        assert len(house.rows()) == TASKS
        assert {number for *_, number in lines} == set(range(TASKS))
        ids = {number: {task_id for task_id, _, n in lines if n == number} for *_, number in lines}
        assert all(len(of_one) == 1 for of_one in ids.values())
        tries = Counter((task_id, attempt) for task_id, attempt, _ in lines)
        assert max(tries.values()) == 1


class TestWorkers:
    def test_never_run_the_same_task_at_once(self, house):
        house.enqueue(count=120, seconds=0)
        for _number in range(3):
            house.start_worker()
        wait_for(lambda: len(house.lines()) >= 120, seconds=120, what="120 tasks")
        for worker in house.workers:
            worker.send_signal(signal.SIGTERM)
        assert [worker.wait(timeout=60) for worker in house.workers] == [0, 0, 0]
        assert [row["attempts"] for row in house.rows()] == [1] * 120
        assert len(house.lines()) == 120


class TestStoppedWorker:
    @pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
    def test_finishes_the_task_in_hand(self, house, how):
        house.enqueue(count=2, seconds=3)
        worker = house.start_worker("--lease", "1")
        wait_for(lambda: len(house.lines()) == 1, seconds=120, what="the middle of a task")
        worker.send_signal(how)
        assert worker.wait(timeout=60) == 0
        states = Counter((row["state"], row["attempts"]) for row in house.rows())
        assert states == {("done", 1): 1, ("waiting", 0): 1}


class TestWorkerOverTime:
    def test_ends_and_leaves_the_task_to_another(self, house):
        house.enqueue(count=1, seconds=60)
        worker = house.start_worker("--lease", "0.9", "--time-limit", "0.5")
        assert worker.wait(timeout=90) == 75
        assert house.rows() == [{"state": "running", "attempts": 1}]

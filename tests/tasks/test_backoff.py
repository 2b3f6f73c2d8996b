from datetime import timedelta

from portal.tasks.backoff import wait_after


class TestWaitAfter:
    def test_doubles_from_ten_seconds(self):
        for attempt, seconds in ((1, 10), (2, 20), (5, 160)):
            wait = wait_after(task_id="a", attempt=attempt).total_seconds()
            assert seconds <= wait <= seconds * 1.2

    def test_grows_no_longer_than_an_hour_and_a_fifth(self):
        for attempt in (10, 20, 5000):
            wait = wait_after(task_id="a", attempt=attempt)
            assert timedelta(hours=1) <= wait <= timedelta(minutes=72)

    def test_is_the_same_for_the_same_task_and_attempt(self):
        assert wait_after(task_id="a", attempt=3) == wait_after(task_id="a", attempt=3)

    def test_spreads_tasks_that_failed_together(self):
        waits = {wait_after(task_id=str(number), attempt=1) for number in range(50)}
        assert len(waits) == 50

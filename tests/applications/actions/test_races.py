"""Two at once, on real connections: threads that commit, on whichever database the tests run on."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

import pytest

from feedback.applications import actions
from feedback.applications.models import Application, Round, Submission
from tests.applications.factories import fresh, make_draft, make_round
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run the works in threads that start together; give back results or exceptions in order."""
    start = threading.Barrier(len(works))
    results: list[Any] = [None] * len(works)

    def run(index: int, work: Callable[[], Any]) -> None:
        start.wait()
        try:
            results[index] = work()
        except Exception as error:  # noqa: BLE001 - the test looks at what was raised
            results[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(i, work)) for i, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


class TestSubmitAtOnce:
    def test_gives_one_receipt(self):
        application = make_draft(now=timezone.now())

        def press(key: str) -> Callable[[], Submission]:
            return lambda: actions.submit(application, actor=application.applicant, key=key)

        results = at_once(press("one"), press("one"), press("other tab"))
        assert len({result.receipt_code for result in results}) == 1
        assert Submission.objects.count() == 1
        assert fresh(application).case.state == "submitted"

    def test_refuses_clearly_when_the_round_closed_meanwhile(self):
        application = make_draft(now=timezone.now())
        Round.objects.update(closes_at=timezone.now() - timedelta(seconds=1), grace_minutes=0)
        (result,) = at_once(
            lambda: actions.submit(application, actor=application.applicant, key="k")
        )
        assert isinstance(result, actions.RoundClosedError)
        assert fresh(application).answers == application.answers


class TestSaveAtOnce:
    def test_keeps_one_and_asks_the_other(self):
        application = make_draft(now=timezone.now())

        def save(households: str) -> Callable[[], Application]:
            return lambda: actions.save_page(
                application,
                actor=application.applicant,
                answers={"households": households},
                lock_version=1,
                now=timezone.now(),
            )

        results = at_once(save("200"), save("300"))
        refused = [one for one in results if isinstance(one, actions.AnswersChangedError)]
        kept = [one for one in results if isinstance(one, Application)]
        assert (len(kept), len(refused)) == (1, 1)
        saved = fresh(application).answers["households"]
        assert refused[0].theirs == {"households": saved}
        assert {saved, refused[0].mine["households"]} == {"200", "300"}


class TestStartAtOnce:
    def test_makes_one_draft_of_a_double_click(self):
        round_ = make_round(now=timezone.now())
        person = UserFactory()

        def start() -> Application:
            return actions.start_application(
                round_, applicant=person, organisation=None, language="vi", now=timezone.now()
            )

        results = at_once(start, start)
        assert results[0] == results[1]
        assert Application.objects.count() == 1

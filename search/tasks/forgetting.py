"""Forgetting what need not be kept."""

from datetime import timedelta

from django.utils import timezone

from django_tasks import task

from portal.tasks.periodic import every
from search.alerts import actions as alerts
from search.statistics import counting


@every(timedelta(days=1))
@task()
def forget_questions() -> int:
    """Forget old counts, and questions that too few asked; return how many questions went."""
    return counting.forget(on=timezone.localdate())


@every(timedelta(hours=1))
@task()
def forget_unconfirmed_alerts() -> int:
    """Delete addresses whose owners did not confirm in time; return how many requests went."""
    return alerts.forget_unconfirmed(now=timezone.now())

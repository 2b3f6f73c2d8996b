"""Trying a synonym on the evaluation, for the desk."""

from django.utils import timezone

from django_tasks import task


@task()
def try_synonym(*, trial: int) -> None:
    """Measure as the row says; a trial that has ended is left alone."""
    from search.wording.synonyms.trying import run  # noqa: PLC0415 - only workers need the engines

    run(trial, clock=timezone.now)

"""Learning the words of what is published, every night."""

from datetime import timedelta

from django_tasks import task

from portal.tasks.periodic import every
from search.wording.learning import learn


@every(timedelta(days=1))
@task()
def learn_words() -> None:
    """Learn the lexicon anew if anything was published since the last time."""
    learn()

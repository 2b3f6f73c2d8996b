"""The tasks that keep the house itself in order."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from django_tasks import task

from portal.tasks.models import QueuedTask, WorkerSign
from portal.tasks.periodic import every

KEEP_SETTLED = timedelta(days=7)
KEEP_SIGNS = timedelta(days=1)


@every(timedelta(minutes=1))
@task()
def publish_scheduled() -> None:
    """Publish and withdraw the pages whose time has come."""
    call_command("publish_scheduled")


@every(timedelta(hours=1))
@task()
def purge_settled() -> dict[str, int]:
    """
    Delete tasks that ended well a week ago, and the signs of workers that are gone.

    Dead tasks stay until an operator deals with them.
    """
    now = timezone.now()
    tasks, _kinds = QueuedTask.objects.settled(before=now - KEEP_SETTLED).delete()
    signs, _kinds = WorkerSign.objects.filter(seen_at__lt=now - KEEP_SIGNS).delete()
    return {"tasks": tasks, "signs": signs}

"""The rows behind background work."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.tasks.querysets import TaskQuerySet


class TaskState(models.TextChoices):
    WAITING = "waiting", _("Đang chờ")
    RUNNING = "running", _("Đang chạy")
    DONE = "done", _("Đã xong")
    DEAD = "dead", _("Hỏng hẳn")
    DISMISSED = "dismissed", _("Đã bỏ qua")


class QueuedTask(models.Model):
    """
    One call of a task, kept from the transaction that asked for it until some days after its end.

    `due_at` is when a worker may next take it: the time it was asked for, the time of its next
    try, or, while a worker holds it, the end of that worker's lease. It is empty once it ended.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    path = models.CharField(_("việc"), max_length=200)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    priority = models.SmallIntegerField(default=0)
    queue_name = models.CharField(max_length=64)
    backend = models.CharField(max_length=64)
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=TaskState.choices, default=TaskState.WAITING
    )
    due_at = models.DateTimeField(null=True)
    enqueued_at = models.DateTimeField(_("ghi lúc"))
    started_at = models.DateTimeField(null=True)
    last_attempted_at = models.DateTimeField(_("lần chạy gần nhất"), null=True)
    finished_at = models.DateTimeField(_("kết thúc lúc"), null=True)
    attempts = models.PositiveIntegerField(_("số lần chạy"), default=0)
    attempts_allowed = models.PositiveIntegerField()
    lease_token = models.UUIDField(null=True)
    worker_ids = models.JSONField(default=list)
    errors = models.JSONField(default=list)
    return_value = models.JSONField(null=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc chạy nền")
        verbose_name_plural = _("việc chạy nền")
        default_permissions = ()
        permissions = (("retry_task", _("Chạy lại việc nền bị hỏng")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=TaskState.values), name="task_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "running"), due_at__isnull=False)
                | Q(state__in=("done", "dead", "dismissed"), due_at__isnull=True),
                name="task_is_due_until_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(state="running", lease_token__isnull=False)
                | (~Q(state="running") & Q(lease_token__isnull=True)),
                name="task_is_leased_while_it_runs",
            ),
        )
        indexes = (
            models.Index(
                fields=["-priority", "due_at", "id"],
                name="task_claim",
                condition=Q(due_at__isnull=False),
            ),
            models.Index(fields=["state", "-enqueued_at"], name="task_list_by_state"),
            models.Index(fields=["state", "finished_at"], name="task_purge"),
            models.Index(
                fields=["path"], name="task_open_by_path", condition=Q(due_at__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.path} {self.pk}"

    @property
    def last_error(self) -> str:
        """The kind of the latest error, without its text, which may name people."""
        return self.errors[-1]["class"] if self.errors else ""


class PeriodicClock(models.Model):
    """When a periodic task is next enqueued; moving the time forward is the right to enqueue."""

    path = models.CharField(primary_key=True, max_length=200)
    next_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.path


class WorkerSign(models.Model):
    """A worker's sign of life."""

    worker_id = models.CharField(primary_key=True, max_length=64)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.worker_id

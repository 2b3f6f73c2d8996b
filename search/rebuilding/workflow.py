"""The states of a rebuild and the moves between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RebuildState(models.TextChoices):
    WAITING = "waiting", _("Đang chờ")
    RUNNING = "running", _("Đang dựng")
    DONE = "done", _("Đã xong")
    FAILED = "failed", _("Không thành")
    CANCELLED = "cancelled", _("Đã dừng")


OPEN = (RebuildState.WAITING, RebuildState.RUNNING)

# A worker that was killed runs the task again, so a running one may begin anew.
MOVES: dict[RebuildState, tuple[RebuildState, ...]] = {
    RebuildState.RUNNING: OPEN,
    RebuildState.DONE: (RebuildState.RUNNING,),
    RebuildState.FAILED: OPEN,
    RebuildState.CANCELLED: OPEN,
}

"""The states of a synonym and of its trial, and the moves between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SynonymState(models.TextChoices):
    DRAFT = "draft", _("Bản nháp")
    LIVE = "live", _("Đang dùng")
    RETIRED = "retired", _("Đã ngừng")


class TrialState(models.TextChoices):
    WAITING = "waiting", _("Đang chờ")
    RUNNING = "running", _("Đang thử")
    DONE = "done", _("Đã thử xong")
    FAILED = "failed", _("Không thử được")


# From which states each state may be reached.
MOVES: dict[SynonymState, tuple[SynonymState, ...]] = {
    SynonymState.LIVE: (SynonymState.DRAFT,),
    SynonymState.RETIRED: (SynonymState.DRAFT, SynonymState.LIVE),
    SynonymState.DRAFT: (SynonymState.RETIRED,),
}
# A fall of nDCG@10 greater than this needs a reason.
TOLERATED_FALL = 0.005

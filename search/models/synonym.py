"""What else words are called: synonyms, abbreviations, English terms, as data of the editors."""

import hashlib
import json
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from search.wording.synonyms.querysets import SynonymQuerySet, TrialQuerySet
from search.wording.synonyms.workflow import SynonymState, TrialState

LONGEST_TERM = 100


class SynonymKind(models.TextChoices):
    SYNONYM = "synonym", _("Từ đồng nghĩa")
    ABBREVIATION = "abbreviation", _("Viết tắt")
    NUMBER = "number", _("Viết tắt, chỉ khi đứng trước số")
    ENGLISH = "english", _("Thuật ngữ tiếng Anh")


class Direction(models.TextChoices):
    ONE_WAY = "one_way", _("một chiều: hỏi từ này, tìm cả nghĩa")
    BOTH = "both", _("hai chiều")


class Synonym(models.Model):
    """
    A term and what it may stand for.

    `folded` and `folded_meanings` are kept beside what is written so that both can be looked up.
    A draft that `replaces` a live one retires it when it goes live.
    """

    term = models.CharField(_("từ"), max_length=LONGEST_TERM)
    folded = models.CharField(max_length=LONGEST_TERM)
    meanings = models.JSONField(_("nghĩa"), default=list)
    folded_meanings = models.TextField(default="")
    kind = models.CharField(
        _("loại"), max_length=12, choices=SynonymKind.choices, default=SynonymKind.SYNONYM
    )
    direction = models.CharField(
        _("chiều"), max_length=8, choices=Direction.choices, default=Direction.ONE_WAY
    )
    state = models.CharField(
        _("trạng thái"),
        max_length=8,
        choices=SynonymState.choices,
        default=SynonymState.DRAFT,
    )
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(_("sửa lúc"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người sửa"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = SynonymQuerySet.as_manager()

    class Meta:
        verbose_name = _("từ đồng nghĩa")
        verbose_name_plural = _("từ đồng nghĩa")
        default_permissions = ()
        permissions = (("edit_synonym", _("Soạn từ đồng nghĩa")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=SynonymKind.values), name="synonym_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(direction__in=Direction.values), name="synonym_direction_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=SynonymState.values), name="synonym_state_known"
            ),
            models.UniqueConstraint(
                fields=["folded"], condition=Q(state="live"), name="one_live_synonym_a_term"
            ),
        )
        indexes = (models.Index(fields=["state", "folded"], name="synonym_by_term"),)

    def __str__(self) -> str:
        return self.term

    @property
    def content_digest(self) -> str:
        """What tells whether a trial was of what stands here now."""
        said = [self.term, self.meanings, self.kind, self.direction]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


class SynonymTrial(models.Model):
    """How the evaluation's questions are answered without and with a synonym."""

    synonym = models.ForeignKey(Synonym, on_delete=models.CASCADE, related_name="trials")
    content_digest = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=TrialState.choices, default=TrialState.WAITING)
    before = models.FloatField(null=True)
    after = models.FloatField(null=True)
    changes = models.JSONField(default=list)
    error = models.CharField(max_length=500, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    requested_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects = TrialQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần thử từ đồng nghĩa")
        verbose_name_plural = _("lần thử từ đồng nghĩa")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=TrialState.values), name="synonym_trial_state_known"
            ),
        )
        indexes = (models.Index(fields=["synonym", "-requested_at"], name="synonym_trials_newest"),)

    def __str__(self) -> str:
        return f"{self.synonym_id} {self.state}"

    @property
    def fall(self) -> float:
        """By how much nDCG@10 fell; negative if it rose, 0 before the trial is done."""
        if self.before is None or self.after is None:
            return 0.0
        return self.before - self.after


class SynonymVersion(models.Model):
    """One row that takes a new token in the transaction that changes what is live."""

    token = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("phiên bản từ đồng nghĩa")
        verbose_name_plural = _("phiên bản từ đồng nghĩa")
        default_permissions = ()
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="one_synonym_version"),)

    def __str__(self) -> str:
        return str(self.token)

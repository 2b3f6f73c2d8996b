"""Programmes, their frozen forms and their rounds; apart from the pages that describe them."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from feedback.applications.definition.questions import Form
from feedback.applications.querysets import (
    FormVersionQuerySet,
    ProgrammeQuerySet,
    RoundQuerySet,
)


class Programme(models.Model):
    """What people apply to; it outlives every page that describes it."""

    code = models.SlugField(_("mã"), max_length=60, unique=True)
    name_vi = models.CharField(_("tên tiếng Việt"), max_length=200)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=200)
    owner_unit = models.CharField(_("cơ quan phụ trách"), max_length=200)
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("trang giới thiệu"),
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("chương trình")
        verbose_name_plural = _("chương trình")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the moment."""
        return self.name_en if get_language() == "en" else self.name_vi


class FormVersion(models.Model):
    """A frozen form; the database itself refuses to change or delete the row."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="form_versions")
    number = models.PositiveIntegerField(_("phiên bản"))
    definition = models.JSONField()
    sha256 = models.CharField(max_length=64)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    frozen_at = models.DateTimeField()

    objects = FormVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("phiên bản biểu mẫu")
        verbose_name_plural = _("phiên bản biểu mẫu")
        constraints = (
            models.UniqueConstraint(fields=["programme", "number"], name="form_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.programme.code} v{self.number}"

    @cached_property
    def form(self) -> Form:
        """Read the definition into objects."""
        return Form.read(self.definition)


class RoundState(models.TextChoices):
    FORECAST = "forecast", _("Sắp mở")
    OPEN = "open", _("Đang mở")
    CLOSED = "closed", _("Đã đóng")


class Round(models.Model):
    """A time in which a programme takes applications, to the second; its state is the clock's."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("chương trình")
    )
    form_version = models.ForeignKey(
        FormVersion,
        on_delete=models.PROTECT,
        related_name="rounds",
        verbose_name=_("phiên bản biểu mẫu"),
    )
    name_vi = models.CharField(_("tên tiếng Việt"), max_length=120)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=120)
    opens_at = models.DateTimeField(_("mở lúc"))
    closes_at = models.DateTimeField(_("đóng lúc"))
    grace_minutes = models.PositiveSmallIntegerField(
        _("số phút gia hạn"),
        default=15,
        help_text=_("Cho người đã bấm nộp trước giờ đóng mà mạng chậm."),
    )
    budget = models.PositiveBigIntegerField(_("kinh phí (đồng)"), null=True, blank=True)
    places = models.PositiveIntegerField(_("số suất"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("đợt")
        verbose_name_plural = _("đợt")
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="round_closes_after_it_opens"
            ),
        )
        indexes = (
            models.Index(fields=["programme", "-opens_at", "-id"], name="round_of_programme"),
            models.Index(fields=["closes_at", "opens_at"], name="round_open"),
        )

    def __str__(self) -> str:
        return f"{self.programme}: {self.name}"

    @property
    def name(self) -> str:
        """The name in the language of the moment."""
        return self.name_en if get_language() == "en" else self.name_vi

    def state_at(self, at: datetime) -> RoundState:
        """Return whether the round is still to open, open or closed at this moment."""
        if at < self.opens_at:
            return RoundState.FORECAST
        return RoundState.OPEN if at < self.closes_at else RoundState.CLOSED

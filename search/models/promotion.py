"""Results that editors put first for some questions."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from search.promotions.querysets import PromotionQuerySet

LONGEST_PROMOTED = 100


class Matching(models.TextChoices):
    WHOLE = "whole", _("đúng cả câu")
    PHRASE = "phrase", _("có chứa cụm từ này")


class Promotion(models.Model):
    """A page of the portal, or an address elsewhere, shown above the results from day to day."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("trang"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.URLField(
        _("địa chỉ ngoài"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    title = models.CharField(_("tên hiện ra"), max_length=150, blank=True)
    summary = models.CharField(_("lời giới thiệu"), max_length=300, blank=True)
    matching = models.CharField(
        _("khi nào hiện"), max_length=8, choices=Matching.choices, default=Matching.WHOLE
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=1)
    start_date = models.DateField(_("từ ngày"), null=True, blank=True)
    end_date = models.DateField(_("đến hết ngày"), null=True, blank=True)
    note = models.CharField(_("ghi chú nội bộ"), max_length=300, blank=True)

    objects = PromotionQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết quả ưu tiên")
        verbose_name_plural = _("kết quả ưu tiên")
        default_permissions = ()
        permissions = (("promote_result", _("Đặt kết quả tìm kiếm ưu tiên")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(page__isnull=False, url="")
                | (Q(page__isnull=True) & ~Q(url="") & ~Q(title="")),
                name="promotion_leads_to_one_place",
            ),
            models.CheckConstraint(
                condition=Q(start_date__isnull=True)
                | Q(end_date__isnull=True)
                | Q(end_date__gte=F("start_date")),
                name="promotion_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(matching__in=Matching.values), name="promotion_matching_known"
            ),
        )

    def __str__(self) -> str:
        return self.title or str(self.page)

    @property
    def address(self) -> str:
        """Where it leads; the page must have been read with it."""
        return self.url or (self.page.url or "" if self.page else "")


class PromotedQuestion(models.Model):
    """One question, or phrase of a question, for which a promotion is shown."""

    promotion = models.ForeignKey(Promotion, on_delete=models.CASCADE, related_name="questions")
    written = models.CharField(max_length=LONGEST_PROMOTED)
    folded = models.CharField(max_length=LONGEST_PROMOTED)

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=["promotion", "folded"], name="one_question_once"),
        )
        indexes = (models.Index(fields=["folded"], name="promoted_question"),)

    def __str__(self) -> str:
        return self.written

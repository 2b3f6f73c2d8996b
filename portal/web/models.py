"""The content version that page caches hang on, and what readers said of pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContentVersion(models.Model):
    """One row whose number grows, in the same transaction, with every published change."""

    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(pk=1), name="one_content_version"),
        )

    def __str__(self) -> str:
        return str(self.number)


class PageOpinion(models.Model):
    """How many readers found one page useful on one day; nobody's vote can be told apart."""

    path = models.CharField(_("trang"), max_length=300)
    date = models.DateField(_("ngày"))
    useful_count = models.PositiveIntegerField(_("có ích"), default=0)
    not_useful_count = models.PositiveIntegerField(_("không có ích"), default=0)

    class Meta:
        verbose_name = _("ý kiến về trang")
        verbose_name_plural = _("ý kiến về trang")
        constraints = (
            models.UniqueConstraint(fields=["path", "date"], name="one_opinion_row_a_day"),
        )
        indexes = (models.Index(fields=["-date", "path"], name="opinion_newest_first"),)

    def __str__(self) -> str:
        return f"{self.path} {self.date:%Y-%m-%d}"

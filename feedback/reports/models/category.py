"""Kinds of pollution a resident can report; rows, so that the office can change them."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from feedback.reports.querysets import CategoryQuerySet


class Sensitivity(models.TextChoices):
    PUBLIC = "public", _("Hiện đúng vị trí")
    BLURRED = "blurred", _("Hiện vị trí làm mờ khoảng 200 m")
    PRIVATE = "private", _("Không hiện công khai")


class Category(models.Model):
    """One kind of report, in both languages, and how exactly its place may be shown."""

    code = models.SlugField(_("mã"), max_length=30, unique=True)
    name = models.CharField(_("tên"), max_length=60)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=60)
    hint = models.CharField(_("gợi ý"), max_length=150)
    hint_en = models.CharField(_("gợi ý tiếng Anh"), max_length=150)
    sensitivity = models.CharField(
        _("mức công khai"),
        max_length=10,
        choices=Sensitivity.choices,
        default=Sensitivity.PUBLIC,
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    is_offered = models.BooleanField(_("đang nhận"), default=True)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("loại phản ánh")
        verbose_name_plural = _("loại phản ánh")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(sensitivity__in=Sensitivity.values),
                name="category_sensitivity_known",
            ),
        )

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name

    @property
    def help(self) -> str:
        """The hint in the language of the page."""
        return self.hint_en if get_language() == "en" else self.hint

"""What is asked how often, without anything about who asked."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from search.statistics.querysets import AskedQuestionQuerySet

LONGEST_QUESTION = 100


class AskedQuestion(models.Model):
    """
    One question, known by a keyed hash of its folded words.

    `folded` and `written` stay empty until so many have asked it, on more than one day, that it
    tells nothing of anybody; until then the row is a number and a hash.
    """

    key = models.CharField(max_length=64, unique=True)
    folded = models.CharField(max_length=LONGEST_QUESTION, blank=True, db_index=True)
    written = models.CharField(_("câu hỏi"), max_length=LONGEST_QUESTION, blank=True)
    count = models.PositiveIntegerField(_("số lần hỏi"), default=0)
    empty_count = models.PositiveIntegerField(_("số lần không thấy"), default=0)
    day_count = models.PositiveIntegerField(default=0)
    first_date = models.DateField()
    last_date = models.DateField(_("hỏi gần nhất"))
    is_hidden = models.BooleanField(_("không gợi ý"), default=False)

    objects = AskedQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("câu hỏi tìm kiếm")
        verbose_name_plural = _("câu hỏi tìm kiếm")
        default_permissions = ()
        permissions = (("see_questions", _("Xem thống kê tìm kiếm")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(empty_count__lte=F("count")), name="question_found_or_not"
            ),
        )
        indexes = (models.Index(fields=["last_date"], name="question_retention"),)

    def __str__(self) -> str:
        return self.written or self.key[:8]


class AskedDay(models.Model):
    """How often one question was asked on one day, and how often nothing was found."""

    question = models.ForeignKey(AskedQuestion, on_delete=models.CASCADE, related_name="days")
    date = models.DateField()
    count = models.PositiveIntegerField(default=0)
    empty_count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=["question", "date"], name="one_question_row_a_day"),
        )
        indexes = (models.Index(fields=["date", "question"], name="question_day"),)

    def __str__(self) -> str:
        return f"{self.question_id} {self.date:%Y-%m-%d}"

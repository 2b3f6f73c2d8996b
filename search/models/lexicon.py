"""The words of everything published, and which stand beside each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_WORD = 24


class Lexicon(models.Model):
    """
    Which generation of words is the current one, and how many words of text it counts; one row.

    A new generation is written beside the current one and put in its place by changing this row.
    """

    generation = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    learnt_seq = models.BigIntegerField(default=-1)
    base_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("kho từ")
        verbose_name_plural = _("kho từ")
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="one_lexicon"),)

    def __str__(self) -> str:
        return str(self.generation)


class LexiconWord(models.Model):
    """A word as it is written, in small letters, with the form it has without marks."""

    generation = models.PositiveBigIntegerField()
    folded = models.CharField(max_length=LONGEST_WORD)
    written = models.CharField(max_length=LONGEST_WORD)
    count = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("từ")
        verbose_name_plural = _("từ")
        constraints = (
            models.UniqueConstraint(fields=["generation", "written"], name="one_lexicon_word"),
        )
        indexes = (models.Index(fields=["generation", "folded"], name="lexicon_word_folded"),)

    def __str__(self) -> str:
        return self.written


class LexiconPair(models.Model):
    """Two words that stand side by side, with one space between them."""

    generation = models.PositiveBigIntegerField()
    folded = models.CharField(max_length=2 * LONGEST_WORD + 1)
    written = models.CharField(max_length=2 * LONGEST_WORD + 1)
    count = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("cặp từ")
        verbose_name_plural = _("cặp từ")
        constraints = (
            models.UniqueConstraint(fields=["generation", "written"], name="one_lexicon_pair"),
        )
        indexes = (models.Index(fields=["generation", "folded"], name="lexicon_pair_folded"),)

    def __str__(self) -> str:
        return self.written

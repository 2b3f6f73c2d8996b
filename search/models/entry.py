"""The extracted text of published pages, in the order in which it changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.querysets import EntryQuerySet


class Kind(models.TextChoices):
    NEWS = "news", _("Tin tức")
    PROGRAMME = "programme", _("Chương trình")
    DOCUMENT = "document", _("Văn bản")
    PAGE = "page", _("Trang thông tin")


class Entry(models.Model):
    """
    One row for a page (`part` empty) and one for each passage of it.

    A row that changes takes a new `seq`; a row that goes stays as a withdrawn one without text, so
    that an engine which follows the sequence learns of it.
    """

    seq = models.BigIntegerField(unique=True)
    page_id = models.BigIntegerField()
    part = models.CharField(max_length=120, blank=True)
    is_withdrawn = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, blank=True)

    kind = models.CharField(max_length=12, choices=Kind.choices)
    language = models.CharField(max_length=8)
    url = models.CharField(max_length=1000)
    anchor = models.CharField(max_length=120, blank=True)
    title = models.TextField()
    heading = models.TextField(blank=True)
    citation = models.CharField(max_length=400, blank=True)
    page_number = models.PositiveIntegerField(null=True, blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    number = models.CharField(max_length=120, blank=True)
    number_key = models.CharField(max_length=120, blank=True)

    document_kind = models.CharField(max_length=40, blank=True)
    issuer = models.CharField(max_length=255, blank=True)
    topics = models.JSONField(default=list, blank=True)
    communes = models.JSONField(default=list, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    issued_date = models.DateField(null=True, blank=True)
    effective_date = models.DateField(null=True, blank=True)
    expiry_date = models.DateField(null=True, blank=True)
    replaced_since = models.DateField(null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("mục tìm kiếm")
        verbose_name_plural = _("mục tìm kiếm")
        constraints = (
            models.UniqueConstraint(fields=["page_id", "part"], name="one_entry_per_part"),
            models.CheckConstraint(
                condition=models.Q(kind__in=Kind.values), name="entry_kind_known"
            ),
        )
        indexes = (
            models.Index(
                fields=["expiry_date"],
                name="entry_expiry",
                condition=models.Q(part="", expiry_date__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} [{self.page_id}#{self.part}]"

"""Green jobs."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.blocks import TEXT_FEATURES, BodyBlock
from cms.models.base import BasePage


class JobsIndexPage(BasePage):
    """Vacancies in green trades; those still open first."""

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.JobPage"]

    class Meta:
        verbose_name = _("mục việc làm xanh")
        verbose_name_plural = _("mục việc làm xanh")


class JobQuerySet(PageQuerySet):
    def open(self, *, on: date) -> Self:
        """Return vacancies that still take applications on the day."""
        return self.filter(models.Q(deadline_date__isnull=True) | models.Q(deadline_date__gte=on))


class JobPage(BasePage):
    """One vacancy."""

    employer = models.CharField(_("nơi tuyển dụng"), max_length=200)
    place = models.CharField(_("nơi làm việc"), max_length=200, blank=True)
    positions = models.PositiveSmallIntegerField(_("số người cần tuyển"), null=True, blank=True)
    salary_text = models.CharField(_("mức lương"), max_length=150, blank=True)
    deadline_date = models.DateField(_("hạn nộp"), null=True, blank=True, db_index=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("nội dung"))
    contact = RichTextField(_("cách ứng tuyển"), features=TEXT_FEATURES, blank=True)

    objects = PageManager.from_queryset(JobQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("employer"),
        FieldPanel("place"),
        FieldPanel("positions"),
        FieldPanel("salary_text"),
        FieldPanel("deadline_date"),
        FieldPanel("body"),
        FieldPanel("contact"),
    ]

    parent_page_types = ["cms.JobsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("việc làm xanh")
        verbose_name_plural = _("việc làm xanh")

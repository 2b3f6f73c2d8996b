"""Green jobs."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager

from cms.blocks import TEXT_FEATURES, BodyBlock
from cms.listing import PAGE_PARAMETER, page_of
from cms.models.base import BasePage
from cms.models.placed import PlacedPage
from cms.plain_text import html_text, stream_text
from cms.querysets.jobs import JobQuerySet
from cms.searchable import EntryContent

PAGE_SIZE = 20


class JobsIndexPage(BasePage):
    """Vacancies in green trades; those still open first."""

    public_parameters = (PAGE_PARAMETER,)

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.JobPage"]

    class Meta:
        verbose_name = _("mục việc làm xanh")
        verbose_name_plural = _("mục việc làm xanh")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        jobs = JobPage.objects.child_of(self).listed().open_first(on=today)
        context["jobs"] = page_of(request, jobs, size=PAGE_SIZE)
        return context


class JobPage(PlacedPage):
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
        *PlacedPage.place_panels,
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

    def search_entry(self) -> EntryContent:
        return EntryContent(
            kind="page",
            language=self.language,
            title=self.title,
            url=self.get_url(),
            summary=self.summary,
            body="\n".join(
                [self.employer, self.place, stream_text(self.body), html_text(self.contact)]
            ),
            communes=self.commune_codes(),
            published_at=self.first_published_at,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["is_closed"] = bool(
            self.deadline_date and self.deadline_date < timezone.localdate()
        )
        return context

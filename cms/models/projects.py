"""Projects of the province's green growth."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.blocks import BodyBlock
from cms.listing import PAGE_PARAMETER, page_of
from cms.models.base import BasePage
from cms.models.placed import PlacedPage
from cms.plain_text import stream_text
from cms.searchable import EntryContent

PAGE_SIZE = 12


class ProjectsIndexPage(BasePage):
    """All projects."""

    public_parameters = (PAGE_PARAMETER,)

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ProjectPage"]

    class Meta:
        verbose_name = _("mục dự án")
        verbose_name_plural = _("mục dự án")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        projects = ProjectPage.objects.child_of(self).listed().latest_first()
        projects = projects.select_related("cover").prefetch_related("cover__renditions")
        context["projects"] = page_of(request, projects, size=PAGE_SIZE)
        return context


class ProjectStatus(models.TextChoices):
    PLANNED = "planned", _("Đang chuẩn bị")
    UNDER_WAY = "under_way", _("Đang thực hiện")
    PAUSED = "paused", _("Tạm dừng")
    COMPLETED = "completed", _("Đã hoàn thành")


class ProjectPage(PlacedPage):
    """One project."""

    status = models.CharField(
        _("tình trạng"),
        max_length=20,
        choices=ProjectStatus.choices,
        default=ProjectStatus.PLANNED,
    )
    place = models.CharField(_("địa điểm"), max_length=200, blank=True)
    budget_text = models.CharField(_("kinh phí"), max_length=200, blank=True)
    owner_name = models.CharField(_("chủ đầu tư"), max_length=200, blank=True)
    period_text = models.CharField(_("thời gian"), max_length=150, blank=True)
    cover = models.ForeignKey(
        "cms.PortalImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("hình minh họa"),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("nội dung"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("status"),
        FieldPanel("place"),
        *PlacedPage.place_panels,
        FieldPanel("budget_text"),
        FieldPanel("owner_name"),
        FieldPanel("period_text"),
        FieldPanel("cover"),
        FieldPanel("body"),
    ]

    parent_page_types = ["cms.ProjectsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("dự án")
        verbose_name_plural = _("dự án")

    def search_entry(self) -> EntryContent:
        return EntryContent(
            kind="page",
            language=self.language,
            title=self.title,
            url=self.get_url(),
            summary=self.summary,
            body="\n".join([self.place, self.owner_name, stream_text(self.body)]),
            communes=self.commune_codes(),
            published_at=self.first_published_at,
        )

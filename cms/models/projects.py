"""Projects of the province's green growth."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.blocks import BodyBlock
from cms.models.base import BasePage


class ProjectsIndexPage(BasePage):
    """All projects."""

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ProjectPage"]

    class Meta:
        verbose_name = _("mục dự án")
        verbose_name_plural = _("mục dự án")


class ProjectStatus(models.TextChoices):
    PLANNED = "planned", _("Đang chuẩn bị")
    UNDER_WAY = "under_way", _("Đang thực hiện")
    PAUSED = "paused", _("Tạm dừng")
    COMPLETED = "completed", _("Đã hoàn thành")


class ProjectPage(BasePage):
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

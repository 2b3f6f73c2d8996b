"""The first page of each language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import PageChooserPanel

from cms.models.base import BasePage


class HomePage(BasePage):
    """Search and the three tasks people come for, then what is new."""

    lead_story = models.ForeignKey(
        "cms.ArticlePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bài nổi bật"),
        help_text=_("Để trống thì bài mới nhất đứng đầu"),
    )

    content_panels = [*BasePage.content_panels, PageChooserPanel("lead_story", "cms.ArticlePage")]

    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("trang chủ")
        verbose_name_plural = _("trang chủ")

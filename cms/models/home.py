"""The first page of each language."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import PageChooserPanel

from cms.models.base import BasePage
from cms.models.news import ArticlePage
from cms.models.policies import SOURCE_LANGUAGE, PolicyDocumentPage
from cms.models.programmes import ProgrammePage

OTHER_STORIES = 2
LATEST_DOCUMENTS = 5
PROGRAMMES = 3


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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        documents = PolicyDocumentPage.objects.listed().for_readers_of(
            self.language, source=SOURCE_LANGUAGE
        )
        today = timezone.localdate()
        context |= {
            "stories": self._stories(),
            "programmes": ProgrammePage.objects.descendant_of(self)
            .listed()
            .latest_first()[:PROGRAMMES],
            "latest_documents": documents.without_text()
            .with_validity(on=today)
            .newest()[:LATEST_DOCUMENTS],
        }
        return context

    def _stories(self) -> list[ArticlePage]:
        """Return the lead story and the two latest others."""
        articles = ArticlePage.objects.descendant_of(self).listed().for_cards()
        lead = articles.filter(pk=self.lead_story_id).first() if self.lead_story_id else None
        if lead is None:
            return list(articles.latest_first()[: 1 + OTHER_STORIES])
        return [lead, *articles.exclude(pk=lead.pk).latest_first()[:OTHER_STORIES]]

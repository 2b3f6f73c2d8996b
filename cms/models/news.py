"""News: the section and its articles."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail_localize.fields import SynchronizedField

from cms.blocks import BodyBlock
from cms.listing import PAGE_PARAMETER, asked, page_of
from cms.models.base import BasePage
from cms.models.placed import PlacedPage
from cms.models.topics import Topic, topics_in
from cms.plain_text import reading_minutes, stream_text
from cms.querysets.articles import ArticleQuerySet
from cms.searchable import EntryContent

PAGE_SIZE = 10
RELATED = 3
TOPIC_PARAMETER = "chu-de"
SPAN_PARAMETER = "trong"
LAST_DAY = "24h"


class NewsIndexPage(BasePage):
    """All articles, newest first; `?chu-de=` narrows to a topic, `?trong=24h` to the last day."""

    public_parameters = (PAGE_PARAMETER, TOPIC_PARAMETER, SPAN_PARAMETER)

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ArticlePage"]

    class Meta:
        verbose_name = _("mục tin tức")
        verbose_name_plural = _("mục tin tức")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        topics = self._topics()
        chosen = next((one for one in topics if one.slug == asked(request, TOPIC_PARAMETER)), None)
        is_last_day = asked(request, SPAN_PARAMETER) == LAST_DAY
        articles = ArticlePage.objects.child_of(self).listed().for_cards().latest_first()
        if chosen is not None:
            articles = articles.about(chosen.slug)
        if is_last_day:
            articles = articles.since(timezone.now() - timedelta(hours=24))
        shown = page_of(request, articles, size=PAGE_SIZE)
        leads = shown.number == 1 and chosen is None and not is_last_day
        context |= {
            "topics": topics,
            "topic": chosen,
            "is_last_day": is_last_day,
            "articles": shown,
            "lead_article": shown.object_list[0] if leads and shown.object_list else None,
            "other_articles": shown.object_list[1:] if leads else shown.object_list,
        }
        return context

    def _topics(self) -> list[Topic]:
        """Return the topics that a listed article has."""
        used = Topic.objects.filter(
            articles__in=ArticlePage.objects.child_of(self).listed()
        ).distinct()
        return topics_in(used, language=self.language)


class ArticlePage(PlacedPage):
    """One article."""

    author_name = models.CharField(_("tác giả"), max_length=120, blank=True)
    source_name = models.CharField(
        _("nguồn"), max_length=150, blank=True, help_text=_("Hiện sau chữ “Theo”")
    )
    cover = models.ForeignKey(
        "cms.PortalImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh đầu bài"),
    )
    cover_caption = models.CharField(
        _("chú thích ảnh"),
        max_length=300,
        blank=True,
        help_text=_("Để trống thì lấy chú thích của hình"),
    )
    cover_credit = models.CharField(_("nguồn ảnh"), max_length=150, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("nội dung"))
    topics = ParentalManyToManyField(
        "cms.Topic", blank=True, related_name="articles", verbose_name=_("chủ đề")
    )

    objects = PageManager.from_queryset(ArticleQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("cover"), FieldPanel("cover_caption"), FieldPanel("cover_credit")],
            heading=_("Ảnh đầu bài"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("author_name"), FieldPanel("source_name"), FieldPanel("topics")],
            heading=_("Về bài viết"),
        ),
        *PlacedPage.place_panels,
    ]
    override_translatable_fields = [
        *PlacedPage.override_translatable_fields,
        SynchronizedField("topics"),
        SynchronizedField("author_name", overridable=False),
    ]

    parent_page_types = ["cms.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("bài viết")
        verbose_name_plural = _("bài viết")

    def search_entry(self) -> EntryContent:
        return EntryContent(
            kind="news",
            language=self.language,
            title=self.title,
            url=self.get_url(),
            summary=self.summary,
            body=stream_text(self.body),
            topics=tuple(sorted(topic.slug for topic in self.topics.all())),
            communes=self.commune_codes(),
            published_at=self.first_published_at,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        topics = topics_in(self.topics.all(), language=self.language)
        others = ArticlePage.objects.sibling_of(self, inclusive=False).listed().for_cards()
        same = others.filter(topics__in=self.topics.all()) if topics else others
        context |= {
            "topics": topics,
            "reading_minutes": reading_minutes(stream_text(self.body)),
            "same_section": same.distinct().latest_first()[:RELATED],
            "next_article": self._next(others),
            "is_changed": self._is_changed(),
        }
        return context

    def _next(self, others: ArticleQuerySet) -> "ArticlePage | None":
        """Return the article published just before this one."""
        if self.first_published_at is None:
            return None
        return others.filter(first_published_at__lt=self.first_published_at).latest_first().first()

    def _is_changed(self) -> bool:
        """Return whether the article was changed noticeably later than it was published."""
        if not self.first_published_at or not self.last_published_at:
            return False
        return bool(self.last_published_at - self.first_published_at > timedelta(minutes=5))

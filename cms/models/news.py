"""News: the section and its articles."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from cms.blocks import BodyBlock
from cms.models.base import BasePage


class NewsIndexPage(BasePage):
    """All articles, newest first; `?chu-de=` narrows to a topic, `?trong=24h` to the last day."""

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ArticlePage"]

    class Meta:
        verbose_name = _("mục tin tức")
        verbose_name_plural = _("mục tin tức")


class ArticlePage(BasePage):
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
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("topics"),
        SynchronizedField("author_name", overridable=False),
    ]

    parent_page_types = ["cms.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("bài viết")
        verbose_name_plural = _("bài viết")

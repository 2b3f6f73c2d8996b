"""Programmes: what the province offers to those who take part."""

from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField

from cms.blocks import TEXT_FEATURES, BodyBlock, QuestionBlock, StepBlock
from cms.listing import PAGE_PARAMETER, page_of
from cms.models.base import BasePage
from cms.models.topics import topics_in
from cms.plain_text import html_text, stream_text
from cms.searchable import EntryContent

PAGE_SIZE = 12


class ProgrammeIndexPage(BasePage):
    """All programmes."""

    public_parameters = (PAGE_PARAMETER,)

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ProgrammePage"]

    class Meta:
        verbose_name = _("mục chương trình")
        verbose_name_plural = _("mục chương trình")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        programmes = ProgrammePage.objects.child_of(self).listed().latest_first()
        programmes = programmes.select_related("cover").prefetch_related("cover__renditions")
        context["programmes"] = page_of(request, programmes, size=PAGE_SIZE)
        return context


class ProgrammePage(BasePage):
    """One programme: first what a reader needs to decide, then the detail."""

    audience = models.CharField(_("dành cho ai"), max_length=300, blank=True)
    support_text = models.CharField(_("bạn nhận được gì"), max_length=300, blank=True)
    support_amount = models.PositiveBigIntegerField(
        _("mức hỗ trợ cao nhất (đồng)"), null=True, blank=True
    )
    deadline_text = models.CharField(_("thời hạn"), max_length=200, blank=True)
    duration_text = models.CharField(_("thời gian xử lý"), max_length=200, blank=True)
    at_hand = RichTextField(_("cần chuẩn bị"), features=TEXT_FEATURES, blank=True)
    eligibility = RichTextField(_("điều kiện tham gia"), features=TEXT_FEATURES, blank=True)
    benefits = RichTextField(_("quyền lợi"), features=TEXT_FEATURES, blank=True)
    steps = StreamField([("step", StepBlock())], blank=True, verbose_name=_("các bước"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("chi tiết"))
    questions = StreamField(
        [("question", QuestionBlock())], blank=True, verbose_name=_("câu hỏi thường gặp")
    )
    contact = RichTextField(_("liên hệ"), features=TEXT_FEATURES, blank=True)
    is_administrative_procedure = models.BooleanField(
        _("là thủ tục hành chính"),
        default=False,
        help_text=_("Thủ tục hành chính được nộp ở Cổng Dịch vụ công quốc gia"),
    )
    national_portal_url = models.URLField(
        _("địa chỉ ở Cổng Dịch vụ công quốc gia"),
        blank=True,
        validators=[URLValidator(schemes=["https"])],
    )
    cover = models.ForeignKey(
        "cms.PortalImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("hình minh họa"),
    )
    topics = ParentalManyToManyField(
        "cms.Topic", blank=True, related_name="programmes", verbose_name=_("chủ đề")
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("audience"),
                FieldPanel("support_text"),
                FieldPanel("support_amount"),
                FieldPanel("deadline_text"),
                FieldPanel("duration_text"),
                FieldPanel("at_hand"),
            ],
            heading=_("Tóm tắt"),
        ),
        FieldPanel("cover"),
        FieldPanel("eligibility"),
        FieldPanel("benefits"),
        FieldPanel("steps"),
        FieldPanel("body"),
        InlinePanel("documents", label=_("Tài liệu")),
        FieldPanel("questions"),
        FieldPanel("contact"),
        MultiFieldPanel(
            [FieldPanel("is_administrative_procedure"), FieldPanel("national_portal_url")],
            heading=_("Thủ tục hành chính"),
        ),
        FieldPanel("topics"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("topics"),
        SynchronizedField("national_portal_url"),
    ]

    parent_page_types = ["cms.ProgrammeIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("chương trình")
        verbose_name_plural = _("chương trình")

    def search_entry(self) -> EntryContent:
        rich = [self.at_hand, self.eligibility, self.benefits, self.contact]
        streams = [self.steps, self.body, self.questions]
        body = [
            self.audience,
            self.support_text,
            self.deadline_text,
            *(html_text(html) for html in rich),
            *(stream_text(value) for value in streams),
        ]
        return EntryContent(
            kind="programme",
            language=self.language,
            title=self.title,
            url=self.get_url(),
            summary=self.summary,
            body="\n".join(filter(None, body)),
            topics=tuple(sorted(topic.slug for topic in self.topics.all())),
            published_at=self.first_published_at,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["topics"] = topics_in(self.topics.all(), language=self.language)
        context["documents"] = self.documents.select_related("policy", "file")
        return context


class ProgrammeDocument(Orderable):
    """A policy document behind a programme, or a file that the programme offers."""

    page = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="documents")
    policy = models.ForeignKey(
        "cms.PolicyDocumentPage",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("văn bản"),
    )
    file = models.ForeignKey(
        "cms.PortalDocument",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tệp"),
    )

    panels = [FieldPanel("policy"), FieldPanel("file")]

    class Meta(Orderable.Meta):
        constraints = (
            models.CheckConstraint(
                condition=models.Q(policy__isnull=True) ^ models.Q(file__isnull=True),
                name="programme_document_is_policy_or_file",
            ),
        )

    def __str__(self) -> str:
        return str(self.policy or self.file)

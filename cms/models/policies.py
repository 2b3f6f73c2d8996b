"""Policy documents: laws, decrees, plans and decisions, with what each does to the others."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.models.base import BasePage
from cms.models.file_states import FileStatesPanel
from cms.models.policy_parts import family_of
from cms.models.policy_text import TextSource, text_source_of
from cms.models.topics import topics_in
from cms.passages import document_passages, is_cited
from cms.querysets.policies import PolicyQuerySet
from cms.searchable import EntryContent
from cms.validity import TONES, validity
from portal.vietnamese.folding import fold
from portal.vietnamese.numbers import number_key

SOURCE_LANGUAGE = "vi"  # law is law in Vietnamese; other languages have translations of it


class PolicyKind(models.TextChoices):
    CONSTITUTION = "constitution", _("Hiến pháp")
    CODE = "code", _("Bộ luật")
    LAW = "law", _("Luật")
    ORDINANCE = "ordinance", _("Pháp lệnh")
    RESOLUTION = "resolution", _("Nghị quyết")
    DECREE = "decree", _("Nghị định")
    DECISION = "decision", _("Quyết định")
    DIRECTIVE = "directive", _("Chỉ thị")
    CIRCULAR = "circular", _("Thông tư")
    JOINT_CIRCULAR = "joint_circular", _("Thông tư liên tịch")
    CONSOLIDATED = "consolidated", _("Văn bản hợp nhất")
    PLAN = "plan", _("Kế hoạch")
    SCHEME = "scheme", _("Đề án")
    MASTER_PLAN = "master_plan", _("Quy hoạch")
    REPORT = "report", _("Báo cáo")
    OFFICIAL_LETTER = "official_letter", _("Công văn")
    OTHER = "other", _("Văn bản khác")


class PolicyDocumentPage(BasePage):
    """
    One document, known by its number and its date of issue.

    Numbers alone repeat: the consolidated texts of the National Assembly's office start again
    every year. See docs/decisions/0013.
    """

    number = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
    kind = models.CharField(_("loại văn bản"), max_length=20, choices=PolicyKind.choices)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True, db_index=True)
    signer = models.CharField(_("người ký"), max_length=150, blank=True)
    issued_date = models.DateField(_("ngày ban hành"), null=True, blank=True, db_index=True)
    effective_date = models.DateField(_("ngày có hiệu lực"), null=True, blank=True, db_index=True)
    expiry_date = models.DateField(
        _("ngày hết hiệu lực"),
        null=True,
        blank=True,
        help_text=_("Ngày đầu tiên văn bản không còn hiệu lực"),
    )
    full_text = models.TextField(_("toàn văn"), blank=True)
    topics = ParentalManyToManyField(
        "cms.Topic", blank=True, related_name="policies", verbose_name=_("chủ đề")
    )
    number_key = models.CharField(max_length=100, blank=True, editable=False, db_index=True)
    folded_title = models.CharField(max_length=300, blank=True, editable=False)
    identity = models.CharField(max_length=200, blank=True, editable=False)
    import_digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = PageManager.from_queryset(PolicyQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("number"), FieldPanel("kind"), FieldPanel("issuer"), FieldPanel("signer")],
            heading=_("Nhận biết"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("issued_date"),
                FieldPanel("effective_date"),
                FieldPanel("expiry_date"),
            ],
            heading=_("Hiệu lực"),
        ),
        InlinePanel("attachments", label=_("Tệp đính kèm")),
        InlinePanel("relations", label=_("Quan hệ với văn bản khác")),
        FieldPanel("topics"),
        FieldPanel(
            "full_text",
            help_text=_("Để trống thì lấy chữ của tệp đính kèm đầu tiên đọc được"),
        ),
        FileStatesPanel(),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("number"),
        index.AutocompleteField("number"),
    ]
    # The text is law in Vietnamese whatever language surrounds it.
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("topics"),
        SynchronizedField("number", overridable=False),
        SynchronizedField("signer", overridable=False),
        SynchronizedField("full_text", overridable=False),
    ]
    exclude_fields_in_copy = ["number", "number_key", "identity"]

    parent_page_types = ["cms.PolicyIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        constraints = (
            models.UniqueConstraint(
                fields=["identity"],
                condition=~models.Q(identity=""),
                name="one_policy_per_number_and_date",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=PolicyKind.values), name="policy_kind_known"
            ),
        )

    def clean(self) -> None:
        """
        Fill in the keys derived from number, date and title.

        :raises ValidationError: if another document of this language has the number and date
        """
        super().clean()
        self._derive_keys()
        rival = (
            PolicyDocumentPage.objects.filter(identity=self.identity).exclude(pk=self.pk).first()
            if self.identity
            else None
        )
        if rival is not None:
            raise ValidationError(
                {
                    "number": _(
                        "Đã có văn bản mang số này, ban hành cùng ngày: %(title)s."
                        " Hãy sửa văn bản đó."
                    )
                    % {"title": rival.title}
                }
            )

    def _derive_keys(self) -> None:
        self.number_key = number_key(self.number)
        self.folded_title = fold(self.title)[:300]
        self.identity = policy_identity(
            number=self.number,
            issued_date=self.issued_date,
            language=self.locale.language_code,
        )

    def search_entry(self) -> EntryContent:
        parts = self.text_source.parts()
        passages = tuple(document_passages(parts, name=self.short_citation()))
        rest = [part for part in parts if not is_cited(part)]
        return EntryContent(
            kind="document",
            language=self.language,
            title=self.title,
            url=self.get_url(),
            summary=self.summary,
            body="\n".join(f"{part.heading}\n{part.text}".strip() for part in rest),
            number=self.number,
            document_kind=self.kind,
            issuer=self.issuer,
            topics=tuple(sorted(topic.slug for topic in self.topics.all())),
            published_at=self.first_published_at,
            issued_date=self.issued_date,
            effective_date=self.effective_date,
            expiry_date=self.expiry_date,
            replaced_since=self.replacement_date(),
            passages=passages,
        )

    @property
    def text_source(self) -> TextSource:
        """Where the text that is shown and searched comes from."""
        return text_source_of(self)

    def short_citation(self) -> str:
        """Return the name a clause is cited under, in the language of the law."""
        if not self.number:
            return self.title
        with translation.override(SOURCE_LANGUAGE):
            kind = "Văn bản" if self.kind == PolicyKind.OTHER else self.get_kind_display()
            return f"{kind} {self.number}"

    def replacement_date(self) -> date | None:
        """Return when a live successor took force."""
        with_date = PolicyDocumentPage.objects.filter(pk=self.pk).with_replacement()
        return with_date.values_list("replaced_since", flat=True).first()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        state = validity(
            effective=self.effective_date,
            expiry=self.expiry_date,
            replaced_since=self.replacement_date(),
            on=timezone.localdate(),
        )
        source = self.text_source
        context |= {
            "validity": {"label": str(state.label), "tone": TONES[state]},
            "clauses": source.parts(),
            "source": source,
            "family": family_of(self),
            "topics": topics_in(self.topics.all(), language=self.language),
            "files": self.attachments.select_related("document"),
            "citation": self.citation(),
        }
        return context

    def citation(self) -> str:
        """Return how the document is cited: kind, number, date and issuer in one line."""
        named = f"{self.get_kind_display()} số {self.number}" if self.number else self.title
        dated = f" ngày {self.issued_date:%d/%m/%Y}" if self.issued_date else ""
        issued = f" của {self.issuer}" if self.issuer else ""
        subject = f": {self.lead}" if self.lead else ""
        return f"{named}{dated}{issued}{subject}"


def policy_identity(*, number: str, issued_date: date | None, language: str) -> str:
    """Return what tells a document from all others of its language; empty without a number."""
    key = number_key(number)
    if not key:
        return ""
    return f"{key}/{issued_date.isoformat() if issued_date else '-'}/{language}"

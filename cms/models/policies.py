"""Policy documents: laws, decrees, plans and decisions, with what each does to the others."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.models.base import BasePage
from cms.querysets.policies import PolicyQuerySet
from cms.validity import Validity, validity
from portal.vietnamese.folding import fold
from portal.vietnamese.numbers import number_key


class PolicyIndexPage(BasePage):
    """All documents, with filters."""

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.PolicyDocumentPage"]

    class Meta:
        verbose_name = _("mục văn bản")
        verbose_name_plural = _("mục văn bản")


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
        FieldPanel("full_text"),
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

    def validity(self, *, on: date) -> Validity:
        """Return whether the document is in force on the day."""
        return validity(
            effective=self.effective_date,
            expiry=self.expiry_date,
            replaced_since=self.replacement_date(),
            on=on,
        )

    def replacement_date(self) -> date | None:
        """Return when a live successor took force, from the list's annotation if it is there."""
        if not hasattr(self, "replaced_since"):
            row = PolicyDocumentPage.objects.filter(pk=self.pk).with_replacement()
            self.replaced_since = row.values_list("replaced_since", flat=True).first()
        since: date | None = self.replaced_since
        return since


def policy_identity(*, number: str, issued_date: date | None, language: str) -> str:
    """Return what tells a document from all others of its language; empty without a number."""
    key = number_key(number)
    if not key:
        return ""
    return f"{key}/{issued_date.isoformat() if issued_date else '-'}/{language}"


class RelationKind(models.TextChoices):
    AMENDS = "amends", _("Sửa đổi, bổ sung")
    REPLACES = "replaces", _("Thay thế")
    IMPLEMENTS = "implements", _("Quy định chi tiết, thi hành")
    CITES = "cites", _("Căn cứ")


class PolicyRelation(Orderable):
    """What the page's document does to another one, which may not be on the portal."""

    page = ParentalKey(PolicyDocumentPage, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("quan hệ"), max_length=12, choices=RelationKind.choices)
    target = models.ForeignKey(
        PolicyDocumentPage,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="inverse_relations",
        verbose_name=_("văn bản kia"),
    )
    target_text = models.CharField(
        _("tên văn bản kia"),
        max_length=300,
        blank=True,
        help_text=_("Chỉ ghi khi văn bản kia chưa có trên cổng"),
    )

    panels = [
        FieldPanel("kind"),
        PageChooserPanel("target", "cms.PolicyDocumentPage"),
        FieldPanel("target_text"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("quan hệ")
        verbose_name_plural = _("quan hệ")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(target__isnull=False) ^ ~models.Q(target_text=""),
                name="policy_relation_has_one_target",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=RelationKind.values), name="policy_relation_kind_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.target or self.target_text}"

    def clean(self) -> None:
        """
        Check that the other document is given once.

        :raises ValidationError: unless exactly one of page and name is given
        """
        super().clean()
        if bool(self.target_id) == bool(self.target_text):
            raise ValidationError(
                {"target": _("Chọn một văn bản trên cổng, hoặc ghi tên văn bản chưa có trên cổng.")}
            )


class PolicyAttachment(Orderable):
    """The signed or the editable file of a document."""

    page = ParentalKey(PolicyDocumentPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "cms.PortalDocument",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("tệp"),
    )
    title = models.CharField(_("tên hiển thị"), max_length=200, blank=True)

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("tệp đính kèm")
        verbose_name_plural = _("tệp đính kèm")

    def __str__(self) -> str:
        return self.title or str(self.document)

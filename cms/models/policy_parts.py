"""What hangs on a policy document: its relations to others and its files."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

if TYPE_CHECKING:
    from cms.models.policies import PolicyDocumentPage


class RelationKind(models.TextChoices):
    AMENDS = "amends", _("Sửa đổi, bổ sung")
    REPLACES = "replaces", _("Thay thế")
    IMPLEMENTS = "implements", _("Quy định chi tiết, thi hành")
    CITES = "cites", _("Căn cứ")


class PolicyRelation(Orderable):
    """What the page's document does to another one, which may not be on the portal."""

    page = ParentalKey("cms.PolicyDocumentPage", on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("quan hệ"), max_length=12, choices=RelationKind.choices)
    target = models.ForeignKey(
        "cms.PolicyDocumentPage",
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

    # What the saved row replaced until it is saved again; see cms.succession.
    formerly_replaced: frozenset[int] = frozenset()

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

    page = ParentalKey(
        "cms.PolicyDocumentPage", on_delete=models.CASCADE, related_name="attachments"
    )
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


INVERSE_LABELS = {
    RelationKind.AMENDS: _("Được sửa đổi, bổ sung bởi"),
    RelationKind.REPLACES: _("Được thay thế bởi"),
    RelationKind.IMPLEMENTS: _("Được quy định chi tiết bởi"),
    RelationKind.CITES: _("Là căn cứ của"),
}


def family_of(page: "PolicyDocumentPage") -> list[dict[str, Any]]:
    """Return the documents around this one, those above it first: groups of label and members."""
    own = page.relations.select_related("target").defer("target__full_text")
    others = (
        PolicyRelation.objects.filter(target=page, page__live=True)
        .select_related("page")
        .defer("page__full_text")
        .order_by("page__issued_date", "pk")
    )
    groups: dict[str, list[Any]] = {}
    for relation in own:
        target = relation.target if relation.target and relation.target.live else None
        if target or relation.target_text:
            member = {"page": target, "text": relation.target_text}
            groups.setdefault(relation.get_kind_display(), []).append(member)
    for relation in others:
        label = str(INVERSE_LABELS[RelationKind(relation.kind)])
        groups.setdefault(label, []).append({"page": relation.page, "text": ""})
    return [{"label": label, "members": members} for label, members in groups.items()]

"""One resident's report."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.cases.fields import SealedTextField
from feedback.cases.models import Case
from feedback.reports.models.category import Category
from feedback.reports.querysets import ReportQuerySet


class Report(models.Model):
    """
    What a resident told us beside what every case has; its commune stands on the case.

    The exact point and the contact are for officers; everyone else sees the public point, which
    is worked out once, when the report is sent. Decision 174/QĐ-BTNMT of 2022, article 8, lists
    what a report holds and keeps the reporter secret.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="report")
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="reports", verbose_name=_("loại")
    )
    description = models.TextField(_("nội dung"))
    observed_at = models.DateTimeField(_("thấy lúc"), null=True, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    public_latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    public_longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    landmark = models.CharField(_("mốc dễ nhận"), max_length=200, blank=True)
    contact_name = SealedTextField(_("họ tên"), blank=True)
    contact_email = SealedTextField(_("thư điện tử"), blank=True)
    contact_phone = SealedTextField(_("điện thoại"), blank=True)
    has_consent = models.BooleanField(_("đồng ý cho liên hệ"), default=False)
    secret_hash = models.CharField(max_length=64)
    is_sample = models.BooleanField(_("dữ liệu mẫu"), default=False)
    published_at = models.DateTimeField(_("công khai lúc"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("phản ánh")
        verbose_name_plural = _("phản ánh")
        default_permissions = ()
        permissions = (("handle_report", _("Xử lý phản ánh")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="report_point_whole_and_on_earth",
            ),
        )
        indexes = (
            models.Index(fields=["-published_at", "-id"], name="report_published"),
            models.Index(fields=["category", "-published_at"], name="report_by_category"),
        )

    def __str__(self) -> str:
        return self.case.reference

    @property
    def has_contact(self) -> bool:
        """Tell whether the reporter left a way to be reached."""
        return bool(self.contact_name or self.contact_email or self.contact_phone)

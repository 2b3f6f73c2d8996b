"""An application with its draft answers, and the immutable snapshots that were sent."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from feedback.applications.models.programme import FormVersion, Round
from feedback.applications.querysets import ApplicationQuerySet
from feedback.cases.models import Case


class Application(models.Model):
    """
    One dossier: the answers as they stand now.

    `lock_version` grows with every save; `answer_versions` keeps, per question, the version
    in which it was last written, so that two people writing different pages do not collide.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="application")
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="applications", verbose_name=_("đợt")
    )
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="applications",
        verbose_name=_("người nộp"),
    )
    organisation = models.ForeignKey(
        "users.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("tổ chức"),
    )
    answers = models.JSONField(default=dict)
    answer_versions = models.JSONField(default=dict)
    lock_version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(_("lưu lúc"))
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(_("nộp lúc"), null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("hồ sơ")
        verbose_name_plural = _("hồ sơ")
        permissions = (
            ("handle_application", _("Tiếp nhận và xử lý hồ sơ")),
            ("review_application", _("Thẩm định và trình hồ sơ")),
            ("decide_application", _("Quyết định hồ sơ")),
        )
        indexes = (
            models.Index(fields=["applicant", "organisation"], name="application_of_person"),
            models.Index(fields=["round", "submitted_at", "id"], name="application_queue"),
        )

    def __str__(self) -> str:
        return self.case.reference

    @property
    def acts_for(self) -> str:
        """The name of the applicant: the organisation, or the person."""
        return self.organisation.name if self.organisation else self.applicant.get_full_name()


class Submission(models.Model):
    """What was sent, as it was sent; the database refuses to change or delete the row."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="submissions"
    )
    number = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=64, help_text="of the form, so that a repeat is the same")
    form_version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()
    files = models.JSONField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField()
    receipt_code = models.CharField(_("mã biên nhận"), max_length=16, unique=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("lần nộp")
        verbose_name_plural = _("lần nộp")
        constraints = (
            models.UniqueConstraint(fields=["application", "number"], name="submission_once"),
            models.UniqueConstraint(fields=["application", "key"], name="submission_per_key"),
        )

    def __str__(self) -> str:
        return self.receipt_code

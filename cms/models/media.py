"""Pictures and files: what an editor must say about each so that a page can show it honestly."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class PortalImage(AbstractImage):
    """A picture; `description` is its text alternative."""

    caption = models.CharField(_("chú thích"), max_length=300, blank=True)
    credit = models.CharField(
        _("nguồn ảnh"), max_length=150, blank=True, help_text=_("Người chụp, người vẽ hoặc cơ quan")
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "caption",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("hình ảnh")
        verbose_name_plural = _("hình ảnh")
        permissions = (("choose_image", "Can choose image"),)


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("bản dựng hình")
        verbose_name_plural = _("bản dựng hình")
        constraints = (
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            ),
        )


class PortalDocument(AbstractDocument):
    """A PDF or DOCX file that a page offers."""

    page_count = models.PositiveIntegerField(_("số trang"), null=True, editable=False)

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("tệp tài liệu")
        verbose_name_plural = _("tệp tài liệu")
        permissions = (("choose_document", "Can choose document"),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with what follows from a new file in the same transaction."""
        # The field knows a file that was assigned but not stored yet; a stored one has a hash.
        if self.file and (self.file_hash == "" or not self.file._committed):  # noqa: SLF001
            self._set_document_file_metadata()
        with transaction.atomic():
            super().save(*args, **kwargs)

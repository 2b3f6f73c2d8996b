"""What was read out of a file that an editor attached."""

from typing import ClassVar, Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.querysets.readings import ReadingQuerySet


class ReadingState(models.TextChoices):
    WAITING = "waiting", _("Đang chờ đọc")
    RECOGNISING = "recognising", _("Đang nhận dạng chữ trong bản quét")
    READ = "read", _("Đã đọc")
    RECOGNISED = "recognised", _("Đã nhận dạng chữ trong bản quét")
    SCANNED = "scanned", _("Bản quét, chưa đọc được chữ")
    ENCRYPTED = "encrypted", _("Có mật khẩu, không mở được")
    BROKEN = "broken", _("Tệp hỏng, không mở được")
    TOO_LARGE = "too_large", _("Quá lớn để đọc")
    TOO_HARD = "too_hard", _("Quá nặng để đọc")
    EMPTY = "empty", _("Không có chữ")
    UNSUPPORTED = "unsupported", _("Không phải PDF hoặc DOCX")
    MISSING = "missing", _("Không tìm thấy tệp")


# The states in which the text of the file is known.
READABLE: Final = frozenset({ReadingState.READ, ReadingState.RECOGNISED})
# The states in which somebody has to do something, and what.
ADVICE: Final[dict[ReadingState, Promise]] = {
    ReadingState.SCANNED: _(
        "Tải lên bản PDF có chữ hoặc bản DOCX, hoặc dán toàn văn vào trang. "
        "Máy chủ có cài nhận dạng chữ thì quản trị viên có thể cho đọc lại."
    ),
    ReadingState.ENCRYPTED: _("Bỏ mật khẩu của tệp rồi tải lên lại."),
    ReadingState.BROKEN: _("Mở tệp trên máy của bạn, lưu lại thành PDF hoặc DOCX rồi tải lên lại."),
    ReadingState.TOO_LARGE: _(
        "Tách tệp, giảm cỡ hình quét, hoặc dán toàn văn vào trang. "
        "Tối đa 60 MB, 2.000 trang, 200 trang quét."
    ),
    ReadingState.TOO_HARD: _("Lưu lại thành PDF mới hoặc DOCX rồi tải lên lại, hoặc dán toàn văn."),
    ReadingState.EMPTY: _("Kiểm tra xem có đúng tệp không, hoặc dán toàn văn vào trang."),
    ReadingState.UNSUPPORTED: _("Lưu thành PDF hoặc DOCX rồi tải lên lại."),
    ReadingState.MISSING: _("Tải tệp lên lại."),
}


class DocumentReading(models.Model):
    """
    The text of one file.

    `pages` keeps what was read until something newer is known of the same file; a file that
    changes begins anew. `work` holds the printed pages while some are still being recognised.
    """

    document = models.OneToOneField(
        "cms.PortalDocument", on_delete=models.CASCADE, related_name="reading"
    )
    file_hash = models.CharField(max_length=40, blank=True)
    state = models.CharField(
        _("trạng thái"),
        max_length=12,
        choices=ReadingState.choices,
        default=ReadingState.WAITING,
        db_index=True,
    )
    is_paged = models.BooleanField(default=False)  # a PDF; the pages of a DOCX have no numbers
    page_count = models.PositiveIntegerField(_("số trang"), null=True)
    pages = models.JSONField(default=list)
    work = models.JSONField(default=list)
    to_recognise = models.JSONField(default=list)  # numbers of pages that are pictures of text
    unread = models.JSONField(default=list)  # numbers of pages that stayed so
    encoding = models.CharField(_("bảng mã cũ"), max_length=10, blank=True)
    error = models.CharField(max_length=100, blank=True)
    read_at = models.DateTimeField(_("đọc lúc"), null=True)

    objects: ClassVar[ReadingQuerySet] = ReadingQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("lần đọc tệp")
        verbose_name_plural = _("lần đọc tệp")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=ReadingState.values), name="reading_state_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document}: {self.get_state_display()}"

    @property
    def is_readable(self) -> bool:
        """Whether there is text."""
        return any(self.pages)

    @property
    def advice(self) -> str:
        """What the editor can do about it, empty where nothing needs doing."""
        if self.state in READABLE and self.unread:
            return str(ADVICE[ReadingState.SCANNED])
        return str(ADVICE.get(ReadingState(self.state), ""))

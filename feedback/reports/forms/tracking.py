"""What the person who sent a report fills in afterwards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.reports.forms.fields import PHOTO_TYPES, CleanText
from portal.web.widgets import SeveralFilesField


class TrackForm(forms.Form):
    """Code and secret, as they stand on the receipt."""

    reference = CleanText(
        label=_("Mã phản ánh"),
        max_length=40,
        help_text=_("Ví dụ LS-26-000123."),
        error_messages={"required": _("Nhập mã ghi trên biên nhận.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    secret = CleanText(
        label=_("Mật khẩu tra cứu"),
        max_length=80,
        help_text=_("16 chữ và số trên biên nhận, viết liền hay cách đều được."),
        error_messages={"required": _("Nhập mật khẩu tra cứu ghi trên biên nhận.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class MessageForm(forms.Form):
    """A message to the office, with photos."""

    text = CleanText(
        label=_("Lời nhắn"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Viết lời nhắn."),
            "max_length": _("Viết ngắn lại: nhiều nhất 4.000 chữ cái."),
        },
    )
    photos = SeveralFilesField(
        label=_("Ảnh"),
        required=False,
        accept=PHOTO_TYPES,
        help_text=_("Nhiều nhất 5 ảnh JPEG, PNG, WebP hoặc HEIC, mỗi ảnh không quá 20 MB."),
    )

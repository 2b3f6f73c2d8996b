"""What a follower fills in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.vietnamese.writing import clean
from portal.web.widgets import Choices
from search.models import Rhythm


class AddressField(forms.EmailField):
    """An e-mail address without anything that cannot be seen."""

    def to_python(self, value: Any) -> str:
        """Return the address as it can be seen."""
        return super().to_python(clean(str(value or ""))) or ""

    def prepare_value(self, value: Any) -> Any:
        """Return the text to show in the box again: no page may hold a control character."""
        return clean(value) if isinstance(value, str) else value


class FollowForm(forms.Form):
    """Where to, and how often."""

    email = AddressField(
        label=_("Thư điện tử của bạn"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Nhập địa chỉ thư của bạn, ví dụ ten@example.vn."),
            "invalid": _("Nhập địa chỉ như ten@example.vn."),
            "max_length": _("Nhập địa chỉ ngắn hơn 255 chữ."),
        },
    )
    rhythm = forms.ChoiceField(
        label=_("Bạn muốn nhận thư khi nào?"),
        choices=Rhythm.choices,
        initial=Rhythm.WEEKLY,
        widget=Choices,
        error_messages={
            "required": _("Chọn mỗi ngày hoặc mỗi tuần."),
            "invalid_choice": _("Chọn mỗi ngày hoặc mỗi tuần."),
        },
    )
    website = forms.CharField(
        label=_("Để trống ô này"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_website(self) -> str:
        """
        Return nothing.

        :raises ValidationError: if the box that people do not see was filled
        """
        if self.cleaned_data["website"]:
            raise ValidationError(_("Xóa chữ trong ô cuối cùng rồi gửi lại."))
        return ""


class ManageForm(forms.Form):
    """What to do with one of the followed questions, or with all."""

    act = forms.ChoiceField(choices=[(name, name) for name in ("rhythm", "stop", "stop-all")])
    alert = forms.UUIDField(required=False)
    rhythm = forms.ChoiceField(choices=Rhythm.choices, required=False)

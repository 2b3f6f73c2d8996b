"""What officers fill in at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.cases.workflow import Step
from feedback.reports.forms.fields import PHOTO_TYPES, CleanText
from feedback.reports.models import Category
from feedback.reports.workflow import State
from portal.places.models import Commune


class QueueFilterForm(forms.Form):
    """What of the queue to show."""

    is_filter = True  # every field of a filter may be left out, so none says so

    q = CleanText(required=False, max_length=40, label=_("Mã"))
    state = forms.ChoiceField(required=False, label=_("Trạng thái"))
    category = forms.ModelChoiceField(
        queryset=Category.objects.none(),
        to_field_name="code",
        required=False,
        label=_("Loại việc"),
        empty_label=_("Tất cả"),
    )
    commune = forms.ModelChoiceField(
        queryset=Commune.objects.none(),
        required=False,
        label=_("Xã, phường"),
        empty_label=_("Tất cả"),
    )
    mine = forms.BooleanField(required=False, label=_("Của tôi"))
    overdue = forms.BooleanField(required=False, label=_("Quá hạn"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            ("", _("Chưa kết thúc")),
            ("all", _("Tất cả")),
            *State.choices,
        ]
        self.fields["category"].queryset = Category.objects.in_order()  # type: ignore[attr-defined]
        self.fields["commune"].queryset = Commune.objects.by_name()  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """Return the filters that were understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class NoteForm(forms.Form):
    """The words that go with a step."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = CleanText(
        label=_("Lời nhắn công khai"),
        required=False,
        max_length=2000,
        help_text=_("Người gửi và mọi người đọc được. Không ghi tên, số điện thoại của ai."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    internal_note = CleanText(
        label=_("Ghi chú nội bộ"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, step: Step, **options: Any) -> None:
        super().__init__(*args, **(options | {"prefix": step.action}))
        self.fields["note"].required = step.needs_note
        self.fields["note"].error_messages["required"] = _("Viết lời nhắn cho người gửi.")
        if not step.takes_note:
            del self.fields["note"]


class ReplyForm(forms.Form):
    """A message to the reporter."""

    text = CleanText(
        label=_("Tin nhắn cho người gửi"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Viết tin nhắn.")},
    )


class AfterPhotoForm(forms.Form):
    """A photo of the result."""

    photo = forms.FileField(
        label=_("Ảnh sau xử lý"),
        widget=forms.FileInput(attrs={"accept": PHOTO_TYPES}),
        error_messages={"required": _("Chọn một ảnh.")},
    )

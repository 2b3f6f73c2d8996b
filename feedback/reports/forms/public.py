"""The filters of the public list; whatever is typed in the address, an unknown value is none."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.reports.models import Category
from feedback.reports.workflow import WORKFLOW, State
from portal.places.fields import CommuneField

SHOWN_STATES = (State.ACCEPTED, State.IN_PROGRESS, State.RESOLVED, State.CLOSED)


class PublicFilterForm(forms.Form):
    """Kind, commune and state."""

    is_filter = True  # every field of a filter may be left out, so none says so

    loai = forms.ModelChoiceField(
        queryset=Category.objects.none(),
        to_field_name="code",
        required=False,
        label=_("Loại việc"),
        empty_label=_("Tất cả"),
    )
    trang_thai = forms.ChoiceField(
        required=False,
        label=_("Trạng thái"),
        error_messages={"invalid_choice": _("Chọn một trạng thái trong danh sách.")},
    )
    xa = CommuneField(required=False, label=_("Xã, phường"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = Category.objects.offered().exclude(sensitivity="private").in_order()
        self.fields["loai"].queryset = kinds  # type: ignore[attr-defined]
        self.fields["trang_thai"].choices = [  # type: ignore[attr-defined]
            ("", _("Tất cả")),
            *((state.value, WORKFLOW.wording(state)) for state in SHOWN_STATES),
        ]

    def chosen(self) -> dict[str, Any]:
        """Return the filters that were understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

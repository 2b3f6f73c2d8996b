"""Fields that several of the forms use."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from portal.vietnamese.writing import clean
from portal.web.widgets import ChoiceCards

PHOTO_TYPES = "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif"


class CleanText(forms.CharField):
    """Text without control characters or trailing space, in one form of Unicode."""

    def to_python(self, value: Any) -> str:
        """Return the text as it can be seen."""
        return super().to_python(clean(str(value or ""))) or ""

    def prepare_value(self, value: Any) -> Any:
        """Return the text to show in the box again: no page may hold a control character."""
        return clean(value) if isinstance(value, str) else value


class CategoryField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Kinds of report as cards with their hints."""

    widget = ChoiceCards

    def label_from_instance(self, obj: Any) -> str:
        """Return the name over its hint."""
        return format_html("<strong>{}</strong><br><small>{}</small>", obj, obj.help)


class DegreesField(forms.DecimalField):
    """Degrees of WGS 84, typed with a point or a comma."""

    def __init__(self, *, limit: int, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            min_value=-limit,
            max_value=limit,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={
                "invalid": _("Nhập độ thập phân, ví dụ 21,85306."),
                "min_value": _("Nhập độ thập phân, ví dụ 21,85306."),
                "max_value": _("Nhập độ thập phân, ví dụ 21,85306."),
            },
        )

    def to_python(self, value: Any) -> Any:
        """Return the number to five decimals, about a metre."""
        typed = clean(str(value or "")).strip().replace(",", ".").rstrip("°")
        number = super().to_python(typed)
        if number is None or not number.is_finite() or abs(number) > 1000:
            return number
        return number.quantize(Decimal("0.00001"))

    def prepare_value(self, value: Any) -> Any:
        """Return the degrees to show in the box again, without control characters."""
        return clean(value) if isinstance(value, str) else value

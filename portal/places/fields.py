"""The form field for a commune: a text box that understands names, and a list when unclear."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.places import finding
from portal.places.models import Commune
from portal.vietnamese.writing import clean

MAX_CHOICES = 8


class CommuneWidget(forms.TextInput):
    """
    A text box, and under it the communes that fit when what was typed fits more than one.

    The choices count only for the words they were offered for: words typed anew win over a
    choice made before. With JavaScript the box is a combobox (commune-picker.js).
    """

    template_name = "places/widgets/commune.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        typing = {"class": "input", "autocomplete": "off", "spellcheck": "false"}
        super().__init__(typing | {"maxlength": str(finding.MAX_TYPED)} | (attrs or {}))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the chosen code if one was chosen for these words, or the words."""
        typed = data.get(name)
        chosen = data.get(f"{name}-choice")
        return chosen if chosen and data.get(f"{name}-for") == typed else typed

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Tell whether the box was not in the form at all."""
        return name not in data

    def format_value(self, value: Any) -> str:
        """Show a commune by its name, and words as they were typed."""
        if isinstance(value, str) and len(value) == 5 and value.isascii() and value.isdigit():
            value = Commune.objects.filter(pk=value).first() or value
        return "" if value is None else str(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the communes to choose from."""
        context = super().get_context(name, value, attrs)
        context["matches"] = self._matches(value)
        return context

    @staticmethod
    def _matches(value: Any) -> list[finding.Match]:
        if not isinstance(value, str):
            return []
        matches = finding.find_matches(value, limit=MAX_CHOICES)
        return [] if finding.clear_choice(matches) else matches


class CommuneField(forms.Field):
    """Gives a `Commune`, or None where it is not required and nothing was typed."""

    widget = CommuneWidget
    default_error_messages = {
        "required": _("Nhập tên xã hoặc phường, ví dụ Đông Kinh."),
        "unclear": _(
            "Chưa rõ “%(typed)s” là nơi nào. Chọn một xã, phường trong danh sách hoặc nhập lại tên."
        ),
        "unknown": _(
            "Không tìm thấy “%(typed)s” ở Lạng Sơn. Kiểm tra lại tên, hoặc nhập tên xã cũ."
        ),
    }

    def to_python(self, value: Any) -> Commune | None:
        """Return the commune that the words mean."""
        if isinstance(value, Commune):
            return value
        typed = clean(str(value or "")).strip()
        if not typed:
            return None
        matches = finding.find_matches(typed, limit=MAX_CHOICES)
        commune = finding.clear_choice(matches)
        if commune is None:
            code = "unclear" if matches else "unknown"
            shown = typed[: finding.MAX_TYPED]
            raise ValidationError(self.error_messages[code], code=code, params={"typed": shown})
        return commune

    def prepare_value(self, value: Any) -> Any:
        """Return the words to show in the box."""
        return clean(str(value)) if isinstance(value, str | Commune) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare communes, not words."""
        if isinstance(initial, Commune):
            initial = initial.code
        found = finding.resolve(str(data or ""))
        return (initial or "") != (found.code if found else str(data or ""))

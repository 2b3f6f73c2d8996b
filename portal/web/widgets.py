"""Controls that Django has no template for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Choices(forms.RadioSelect):
    """Radio buttons, one under the other."""

    template_name = "components/widgets/choices.html"


class ChoiceCards(forms.RadioSelect):
    """Radio buttons as cards, for few choices that matter."""

    template_name = "components/widgets/choice_cards.html"


class SeveralChoices(forms.CheckboxSelectMultiple):
    """Checkboxes, one under the other."""

    template_name = "components/widgets/choices.html"


class DateBoxes(forms.Widget):
    """Day, month and year in three boxes: nobody needs a calendar for a date they know."""

    template_name = "components/widgets/date_boxes.html"
    use_fieldset = True
    parts = (
        ("day", gettext_lazy("Ngày"), 2),
        ("month", gettext_lazy("Tháng"), 2),
        ("year", gettext_lazy("Năm"), 4),
    )

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        given = self._split(value)
        shared = context["widget"]["attrs"]
        context["widget"]["subwidgets"] = [
            {
                "name": f"{name}_{part}",
                "type": "text",
                "value": given[part],
                "label": label,
                "attrs": self._box_attributes(part, size, shared=shared, name=name),
                "template_name": "django/forms/widgets/input.html",
            }
            for part, label, size in self.parts
        ]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        given = {
            part: str(data.get(f"{name}_{part}", "")).strip() for part, _label, _n in self.parts
        }
        if not any(given.values()):
            return data.get(name) or None
        return f"{given['year']}-{given['month']}-{given['day']}"

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part, _label, _n in self.parts)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else id_

    @staticmethod
    def _split(value: Any) -> dict[str, str]:
        if isinstance(value, date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        year, _dash, rest = str(value or "").partition("-")
        month, _dash, day = rest.partition("-")
        return {"day": day, "month": month, "year": year}

    @staticmethod
    def _box_attributes(
        part: str, size: int, *, shared: dict[str, Any], name: str
    ) -> dict[str, Any]:
        box_class = "date-boxes__input"
        if part == "year":
            box_class += " date-boxes__input--year"
        attrs = {
            "id": f"{shared.get('id', f'id_{name}')}_{part}",
            "inputmode": "numeric",
            "maxlength": size,
            "class": box_class,
        }
        if "aria-invalid" in shared:
            attrs["aria-invalid"] = shared["aria-invalid"]
        return attrs


class FileDrop(forms.FileInput):
    """A file field that lists what was chosen and takes several files where asked to."""

    template_name = "components/widgets/file_drop.html"
    allow_multiple_selected = True

    def __init__(self, *, multiple: bool = False, accept: str = "") -> None:
        attrs: dict[str, Any] = {}
        if multiple:
            attrs["multiple"] = True
        if accept:
            attrs["accept"] = accept
        super().__init__(attrs)
        self.multiple = multiple

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        if self.multiple and hasattr(files, "getlist"):
            return files.getlist(name)
        return files.get(name)


class SeveralFilesField(forms.FileField):
    """Several files in one field; cleans to a list, empty when nothing was chosen."""

    def __init__(self, *, accept: str = "", **options: Any) -> None:
        super().__init__(widget=FileDrop(multiple=True, accept=accept), **options)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """
        Return the files as a list.

        :raises ValidationError: for a required field without a file, or an empty file
        """
        if not data:
            if self.required:
                raise forms.ValidationError(_("Hãy chọn ít nhất một tệp."), code="required")
            return []
        return [super(SeveralFilesField, self).clean(item, initial) for item in data]

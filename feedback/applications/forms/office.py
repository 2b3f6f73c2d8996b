"""What officers fill in at the desk."""

import json
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from feedback.applications.models import Outcome, Programme, Round
from feedback.applications.showing import SectionShown
from feedback.applications.workflow import ApplicationState

LARGEST_FORM_BYTES = 1024 * 1024


class MomentField(forms.DateTimeField):
    """A day and a time in Vietnam's time zone, to the second."""

    widget = forms.DateTimeInput(
        attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"
    )


class RoundForm(forms.ModelForm[Round]):
    """The details of a round; `actions.create_round` and `change_round` write them."""

    opens_at = MomentField(label=_("Mở lúc"))
    closes_at = MomentField(label=_("Đóng lúc"))

    class Meta:
        model = Round
        fields = (
            "form_version",
            "name_vi",
            "name_en",
            "opens_at",
            "closes_at",
            "grace_minutes",
            "budget",
            "places",
        )

    def __init__(self, *args: Any, programme: Programme, **options: Any) -> None:
        super().__init__(*args, **options)
        versions = programme.form_versions.select_related("programme").newest_first()
        self.fields["form_version"].queryset = versions  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        """Refuse a round that closes before it opens."""
        cleaned = super().clean() or self.cleaned_data
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens_at and closes_at and closes_at <= opens_at:
            self.add_error("closes_at", _text("Chọn giờ đóng sau giờ mở."))
        return cleaned

    def clean_budget(self) -> int | None:
        """Refuse amounts that no programme has."""
        budget: int | None = self.cleaned_data["budget"]
        if budget is not None and budget > 10**15:
            raise forms.ValidationError(_text("Nhập số tiền bằng đồng, nhỏ hơn một triệu tỷ."))
        return budget


class ImportForm(forms.Form):
    """A form definition in a JSON file."""

    programme = forms.ModelChoiceField(
        label=_("Chương trình của biểu mẫu"), queryset=Programme.objects.order_by("code")
    )
    file = forms.FileField(
        label=_("Tệp JSON"), widget=forms.FileInput(attrs={"accept": ".json,application/json"})
    )

    def clean_file(self) -> Any:
        """
        Return what the file says.

        :raises ValidationError: with the place, if it cannot be read as JSON
        """
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST_FORM_BYTES:
            raise forms.ValidationError(_text("Tệp lớn hơn 1 MB. Chọn tệp nhỏ hơn."))
        try:
            return json.loads(upload.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_text("Lưu tệp bằng bảng mã UTF-8 rồi thử lại.")) from error
        except json.JSONDecodeError as error:
            raise forms.ValidationError(
                _text("Tệp không phải JSON: sửa ở dòng %(line)s, cột %(column)s."),
                params={"line": error.lineno, "column": error.colno},
            ) from error
        except RecursionError as error:
            raise forms.ValidationError(_text("Tệp lồng quá nhiều tầng.")) from error


class QueueForm(forms.Form):
    """The filters of the officers' queue."""

    q = forms.CharField(label=_("Tìm mã, tên, mã số thuế"), required=False, max_length=100)
    round = forms.ModelChoiceField(
        label=_("Đợt"),
        required=False,
        empty_label=_("Mọi đợt"),
        queryset=Round.objects.select_related("programme").order_by("-opens_at", "-pk"),
    )
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[
            ("", _("Mọi trạng thái")),
            *(
                (value, label)
                for value, label in ApplicationState.choices
                if value != ApplicationState.DRAFT
            ),
        ],
    )
    mine = forms.BooleanField(label=_("Tôi phụ trách"), required=False)
    overdue = forms.BooleanField(label=_("Quá hạn"), required=False)


class SupplementForm(forms.Form):
    """A reason for each question that is to be mended; the empty ones stay as they are."""

    due_date = forms.DateField(
        label=_("Bổ sung trước ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, sections: list[SectionShown], **options: Any) -> None:
        super().__init__(*args, **options)
        for section in sections:
            for answer in section.answers:
                self.fields[f"reason-{answer.question.key}"] = forms.CharField(
                    label=f"{section.title}: {answer.term}",
                    required=False,
                    max_length=1000,
                    widget=forms.Textarea(attrs={"rows": 2}),
                    help_text=answer.value[:200],
                )

    def clean_due_date(self) -> Any:
        """Refuse a day that has passed."""
        day = self.cleaned_data["due_date"]
        if day <= timezone.localdate():
            raise forms.ValidationError(_text("Chọn hạn bổ sung sau ngày hôm nay."))
        return day

    def reasons(self) -> dict[str, str]:
        """Return the reasons given, by question key."""
        return {
            name.removeprefix("reason-"): text
            for name, text in self.cleaned_data.items()
            if name.startswith("reason-") and text
        }


class ProposalForm(forms.Form):
    """What a reviewer proposes and why."""

    outcome = forms.ChoiceField(
        label=_("Đề xuất"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    reasons = forms.CharField(
        label=_("Lý do"),
        max_length=5000,
        help_text=_("Dẫn tiêu chí của chương trình; người nộp đọc được khi có quyết định."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    how_to_mend = forms.CharField(
        label=_("Cách khắc phục"),
        required=False,
        max_length=5000,
        help_text=_("Cần có khi không duyệt: người nộp làm gì để đạt ở đợt sau."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

"""What editors fill in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminDateInput, AdminPageChooser
from wagtail.models import Page

from portal.vietnamese.writing import clean
from search.models import Promotion
from search.models.promotion import LONGEST_PROMOTED, Matching
from search.promotions.actions import PromotionDetails, folded

MOST_QUESTIONS = 30
_TEXTS = ("title", "summary", "note")


class PromotionForm(forms.Form):
    """For which questions, where to, how it is shown, and when."""

    questions = forms.CharField(
        label=_("Câu hỏi hoặc cụm từ"),
        help_text=_("Mỗi dòng một câu. Có dấu hay không dấu, hoa hay thường đều như nhau."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=MOST_QUESTIONS * (LONGEST_PROMOTED + 2),
        error_messages={"required": _("Viết ít nhất một câu hỏi.")},
    )
    matching = forms.ChoiceField(
        label=_("Hiện khi câu người đọc gõ"),
        choices=Matching.choices,
        initial=Matching.WHOLE,
        widget=forms.RadioSelect,
    )
    page = forms.ModelChoiceField(
        label=_("Trang của cổng"),
        queryset=Page.objects.all(),
        widget=AdminPageChooser,
        required=False,
    )
    url = forms.URLField(
        label=_("Hoặc địa chỉ ngoài"),
        help_text=_("Bắt đầu bằng https://. Khi dùng địa chỉ ngoài, phải ghi tên."),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )
    title = forms.CharField(
        label=_("Tên hiện ra"),
        help_text=_("Bỏ trống để dùng tên của trang."),
        required=False,
        max_length=150,
    )
    summary = forms.CharField(label=_("Lời giới thiệu"), required=False, max_length=300)
    position = forms.IntegerField(
        label=_("Thứ tự"),
        help_text=_("Số nhỏ đứng trước."),
        initial=1,
        min_value=1,
        max_value=100,
    )
    start_date = forms.DateField(label=_("Từ ngày"), required=False, widget=AdminDateInput)
    end_date = forms.DateField(label=_("Đến hết ngày"), required=False, widget=AdminDateInput)
    note = forms.CharField(
        label=_("Ghi chú nội bộ"),
        help_text=_("Vì sao đặt kết quả này; người đọc không thấy."),
        required=False,
        max_length=300,
    )

    @classmethod
    def answers(cls, promotion: Promotion) -> dict[str, Any]:
        """Return what the form shows of a promotion."""
        names = [name for name in cls.base_fields if name != "questions"]
        written = [question.written for question in promotion.questions.all()]
        return {name: getattr(promotion, name) for name in names} | {
            "questions": "\n".join(written)
        }

    def clean_questions(self) -> tuple[str, ...]:
        """
        Return the questions, one from each line.

        :raises ValidationError: if there is none, there are too many, or one is too long
        """
        lines = [
            " ".join(line.split()) for line in clean(self.cleaned_data["questions"]).split("\n")
        ]
        questions = tuple(line for line in lines if folded(line))
        if not questions:
            raise ValidationError(_("Viết ít nhất một câu hỏi có chữ hoặc số."))
        if len(questions) > MOST_QUESTIONS:
            raise ValidationError(_("Viết nhiều nhất 30 câu; tách phần còn lại thành mục khác."))
        if max(map(len, questions)) > LONGEST_PROMOTED:
            raise ValidationError(_("Viết mỗi câu không quá 100 chữ cái."))
        return questions

    def clean(self) -> dict[str, Any]:
        """Check that it leads to one place and ends after it starts."""
        given = super().clean() or self.cleaned_data
        for name in _TEXTS:
            given[name] = " ".join(clean(given.get(name) or "").split())
        if self.errors:
            return given
        if bool(given["page"]) == bool(given["url"]):
            self.add_error("page", _("Chọn một trang hoặc ghi một địa chỉ ngoài, không cả hai."))
        if given["url"] and not given["title"]:
            self.add_error("title", _("Ghi tên cho địa chỉ ngoài."))
        start, end = given["start_date"], given["end_date"]
        if start and end and end < start:
            self.add_error("end_date", _("Chọn ngày kết thúc không sớm hơn ngày bắt đầu."))
        return given

    def details(self) -> PromotionDetails:
        """Return what the editor decided."""
        given = self.cleaned_data | {"matching": Matching(self.cleaned_data["matching"])}
        return PromotionDetails(**given)

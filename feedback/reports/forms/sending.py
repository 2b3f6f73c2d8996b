"""The form residents fill in."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

import phonenumbers

from feedback.reports.actions import NewReport
from feedback.reports.forms.fields import PHOTO_TYPES, CategoryField, CleanText, DegreesField
from feedback.reports.models import Category
from portal.places import locating
from portal.places.fields import CommuneField
from portal.web.widgets import DateBoxes, SeveralFilesField

ANSWERS = (
    "category", "description", "commune", "latitude", "longitude", "landmark",
    "contact_name", "contact_email", "contact_phone", "has_consent",
)  # fmt: skip


class ReportForm(forms.Form):
    """What, where, photos, contact: one plain form, shown step by step where scripts run."""

    category = CategoryField(
        queryset=Category.objects.none(),
        empty_label=None,
        label=_("Bạn muốn phản ánh việc gì?"),
        to_field_name="code",
        error_messages={
            "required": _("Chọn một loại việc."),
            "invalid_choice": _("Chọn một loại việc trong danh sách."),
        },
    )
    description = CleanText(
        label=_("Chuyện gì đang xảy ra?"),
        help_text=_("Viết những gì bạn thấy, nghe hoặc ngửi thấy. Không cần dấu cũng được."),
        min_length=10,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Viết vài câu về việc bạn thấy."),
            "min_length": _("Viết thêm: ít nhất 10 chữ cái."),
            "max_length": _("Viết ngắn lại: nhiều nhất 4.000 chữ cái."),
        },
    )
    observed_date = forms.DateField(
        label=_("Bạn thấy ngày nào?"),
        required=False,
        widget=DateBoxes(),
        help_text=_("Bỏ trống nếu không nhớ."),
        error_messages={"invalid": _("Nhập ngày có thật, ví dụ 22 11 2026.")},
    )
    observed_time = forms.TimeField(
        label=_("Lúc mấy giờ?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Nhập giờ và phút, ví dụ 14:30.")},
    )
    commune = CommuneField(
        label=_("Xã, phường"),
        required=False,
        help_text=_("Gõ tên, có dấu hay không dấu, tên mới hay tên cũ đều được."),
    )
    landmark = CleanText(
        label=_("Chỗ nào, gần đâu?"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: sau chợ, đầu cầu, cách trường học 200 m."),
        error_messages={"max_length": _("Viết ngắn lại: nhiều nhất 200 chữ cái.")},
    )
    latitude = DegreesField(limit=90, label=_("Vĩ độ"))
    longitude = DegreesField(limit=180, label=_("Kinh độ"))
    photos = SeveralFilesField(
        label=_("Ảnh"),
        required=False,
        accept=PHOTO_TYPES,
        help_text=_(
            "Nhiều nhất 5 ảnh JPEG, PNG, WebP hoặc HEIC, mỗi ảnh không quá 20 MB."
            " Chúng tôi xóa vị trí và thông tin máy ảnh khỏi ảnh trước khi dùng."
        ),
    )
    contact_name = CleanText(label=_("Họ tên"), required=False, max_length=100)
    contact_email = forms.EmailField(
        label=_("Thư điện tử"),
        required=False,
        help_text=_("Để nhận biên nhận và kết quả."),
        error_messages={"invalid": _("Nhập địa chỉ như ten@example.vn.")},
    )
    contact_phone = CleanText(
        label=_("Số điện thoại"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    has_consent = forms.BooleanField(
        label=_("Tôi đồng ý để cán bộ dùng thông tin này liên hệ với tôi về phản ánh."),
        required=False,
    )
    website = forms.CharField(
        label=_("Để trống ô này"), required=False, widget=forms.TextInput(attrs={"tabindex": "-1"})
    )

    def __init__(self, *args: Any, now: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.now = now
        self.fields["category"].queryset = Category.objects.offered().in_order()  # type: ignore[attr-defined]
        self.fields["contact_email"].widget.attrs["autocomplete"] = "email"
        self.fields["contact_name"].widget.attrs["autocomplete"] = "name"

    def clean_contact_phone(self) -> str:
        """
        Return the number as it is dialled abroad.

        :raises ValidationError: if no such number can exist
        """
        typed = self.cleaned_data["contact_phone"]
        if not typed:
            return ""
        try:
            number = phonenumbers.parse(typed, "VN")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise ValidationError(_("Nhập số điện thoại có 10 chữ số, ví dụ 0912 345 678."))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def clean_website(self) -> str:
        """
        Return nothing.

        :raises ValidationError: if the box that people do not see was filled
        """
        if self.cleaned_data["website"]:
            raise ValidationError(_("Xóa chữ trong ô cuối cùng rồi gửi lại."))
        return ""

    def clean_observed_date(self) -> Any:
        """
        Return the day.

        :raises ValidationError: if it lies ahead or more than ten years back
        """
        day = self.cleaned_data["observed_date"]
        today = timezone.localtime(self.now).date()
        if day and not today.replace(year=today.year - 10, day=1) <= day <= today:
            raise ValidationError(_("Nhập ngày hôm nay hoặc trước đó."))
        return day

    def clean(self) -> dict[str, Any]:
        """Check the place as a whole, and that contact was left with consent."""
        cleaned = super().clean() or self.cleaned_data
        self._check_place(cleaned)
        contact = [cleaned.get(f"contact_{part}") for part in ("name", "email", "phone")]
        if any(contact) and not cleaned.get("has_consent"):
            self.add_error(
                "has_consent",
                _("Đánh dấu đồng ý, hoặc xóa thông tin liên hệ để gửi không nêu tên."),
            )
        return cleaned

    def _check_place(self, cleaned: dict[str, Any]) -> None:
        latitude, longitude = cleaned.get("latitude"), cleaned.get("longitude")
        if {"latitude", "longitude", "commune"} & set(self.errors):
            return
        if (latitude is None) != (longitude is None):
            missing = "latitude" if latitude is None else "longitude"
            self.add_error(missing, _("Nhập cả vĩ độ và kinh độ, hoặc bỏ trống cả hai."))
        elif latitude is not None and longitude is not None:
            found = locating.commune_at(latitude, longitude)
            if found is None:
                self.add_error(
                    "latitude",
                    _("Điểm này ngoài tỉnh Lạng Sơn. Chọn lại điểm, hoặc chỉ ghi xã, phường."),
                )
            cleaned["commune"] = cleaned.get("commune") or found
        elif cleaned.get("commune") is None:
            self.add_error("commune", _("Cho biết ở đâu: nhập xã, phường hoặc chọn trên bản đồ."))

    def too_fast(self, opened_at: datetime) -> bool:
        """Tell whether the form came back sooner than a person can fill it in."""
        return (self.now - opened_at).total_seconds() < settings.FEEDBACK_MIN_FORM_SECONDS

    def report(self) -> NewReport:
        """Return what was filled in, once it is valid."""
        given = self.cleaned_data
        seen = None
        if given["observed_date"]:
            at = given["observed_time"] or time(12, 0)
            seen = timezone.make_aware(datetime.combine(given["observed_date"], at))
        return NewReport(observed_at=seen, **{name: given[name] for name in ANSWERS})

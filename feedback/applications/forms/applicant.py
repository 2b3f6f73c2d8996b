"""What an applicant fills in beside the questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.users.models import Organisation, User
from portal.web.widgets import ChoiceCards

MYSELF = "me"


class StartForm(forms.Form):
    """For whom a person applies: themselves, or an organisation they belong to."""

    applicant = forms.ChoiceField(
        label=_("Bạn nộp hồ sơ cho ai?"),
        widget=ChoiceCards,
        error_messages={"required": _("Chọn người hoặc tổ chức đứng tên hồ sơ.")},
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisations = {
            str(organisation.pk): organisation
            for organisation in user.organisations.order_by("name", "pk")
        }
        offered: list[tuple[str, Any]] = [(MYSELF, _("Cho chính tôi"))]
        offered += [(key, found.name) for key, found in self.organisations.items()]
        field = self.fields["applicant"]
        field.choices = offered  # type: ignore[attr-defined]
        field.initial = MYSELF if not self.organisations else None

    def organisation(self) -> Organisation | None:
        """Return the chosen organisation, None for the person."""
        return self.organisations.get(self.cleaned_data["applicant"])


class MessageForm(forms.Form):
    """One message to the other side."""

    text = forms.CharField(
        label=_("Tin nhắn"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Viết tin nhắn rồi bấm gửi.")},
    )

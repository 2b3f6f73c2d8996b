"""The forms of the account pages."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from allauth.account import forms as account_forms

from portal.users import tax_codes
from portal.users.models import Organisation, OrganisationKind, User
from portal.vietnamese import writing

EMAIL_ERRORS: Final[dict[str, Any]] = {
    "required": _("Nhập địa chỉ thư điện tử, ví dụ ten@example.vn."),
    "invalid": _("Nhập địa chỉ thư điện tử đầy đủ, ví dụ ten@example.vn."),
}


class CleanTextField(forms.CharField):
    """One line of text in NFC, without characters that cannot be seen."""

    def to_python(self, value: Any) -> str:
        """Return the line with single spaces."""
        text = writing.clean(str(value)) if value not in self.empty_values else ""
        return super().to_python(" ".join(text.split())) or ""


class FullNameField(CleanTextField):
    """A person's whole name in one box: nobody has to know which part is which."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "name"})
        defaults: dict[str, Any] = {"label": _("Họ và tên"), "max_length": 120, "widget": widget}
        super().__init__(**(defaults | options))


class PlainFields:
    """Drops what allauth writes into empty boxes, and characters that cannot be seen."""

    fields: dict[str, forms.Field]
    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field, forms.EmailField):
                field.error_messages |= EMAIL_ERRORS
        if self.data:
            self.data = self.data.copy()
            for name, field in self.fields.items():
                if name in self.data and not isinstance(field.widget, forms.PasswordInput):
                    self.data[name] = writing.clean(str(self.data[name]))


class LoginForm(PlainFields, account_forms.LoginForm):
    """E-mail and password."""


class ResetPasswordForm(PlainFields, account_forms.ResetPasswordForm):
    """The address that the link goes to."""


class ResetPasswordKeyForm(PlainFields, account_forms.ResetPasswordKeyForm):
    """The new password, after the link."""


class ChangePasswordForm(PlainFields, account_forms.ChangePasswordForm):
    """The old password and the new one."""


class SetPasswordForm(PlainFields, account_forms.SetPasswordForm):
    """A first password for who signed up without."""


class AddEmailForm(PlainFields, account_forms.AddEmailForm):
    """The new address."""


class RequestLoginCodeForm(PlainFields, account_forms.RequestLoginCodeForm):
    """The address that the code goes to."""


class ConfirmLoginCodeForm(PlainFields, account_forms.ConfirmLoginCodeForm):
    """The code from the mail."""


class ReauthenticateForm(PlainFields, account_forms.ReauthenticateForm):
    """The password, once more."""


class SignupForm(PlainFields, account_forms.SignupForm):
    """Asks for the name beside e-mail and password."""

    field_order = ("full_name", "email", "password1")

    full_name = FullNameField(
        error_messages={"required": _("Nhập họ và tên, ví dụ Hoàng Thị Mai.")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _(
            "Ít nhất 8 ký tự, không chỉ gồm chữ số. Một câu ngắn dễ nhớ là tốt nhất."
        )

    def save(self, request: HttpRequest) -> User:
        """Save the account with the person's name."""
        user: User = super().save(request)
        user.full_name = self.cleaned_data["full_name"]
        user.save(update_fields=["last_name", "first_name"])
        return user


class ProfileForm(PlainFields, forms.Form):
    """The person's name and language."""

    full_name = FullNameField(required=False)
    language = forms.ChoiceField(
        label=_("Ngôn ngữ của thư gửi cho bạn"),
        choices=[("vi", "Tiếng Việt"), ("en", "English")],
    )


class OrganisationForm(PlainFields, forms.ModelForm[Organisation]):
    """A new organisation. Whether the tax code is taken is decided when it is saved."""

    name = CleanTextField(
        label=_("Tên tổ chức"),
        max_length=200,
        error_messages={"required": _("Nhập tên tổ chức như trên giấy đăng ký.")},
    )
    kind = forms.ChoiceField(label=_("Loại hình"), choices=OrganisationKind.choices)
    tax_code = CleanTextField(
        label=_("Mã số thuế"),
        max_length=20,
        help_text=_("10 hoặc 13 chữ số, ví dụ 4900123467 hoặc 4900123467-001."),
        error_messages={"required": _("Nhập mã số thuế gồm 10 hoặc 13 chữ số.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    address = CleanTextField(label=_("Địa chỉ"), max_length=300, required=False)

    class Meta:
        model = Organisation
        fields = ("name", "kind", "tax_code", "address")

    def clean_tax_code(self) -> str:
        """Return the digits alone."""
        code = tax_codes.normalise(self.cleaned_data["tax_code"])
        if not tax_codes.is_valid(code):
            raise ValidationError(
                _("Mã số thuế cần 10 hoặc 13 chữ số và chữ số kiểm tra đúng. Hãy xem lại từng số.")
            )
        return code

    def validate_unique(self) -> None:
        """Leave it to the action, which alone can tell without a race."""


class InvitationForm(PlainFields, forms.Form):
    """Whom to invite."""

    email = forms.EmailField(
        label=_("Thư điện tử của người được mời"),
        max_length=254,
        error_messages=EMAIL_ERRORS,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

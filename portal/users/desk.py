"""
People at the desk: administrators add colleagues and give them roles.

Nobody sets another's password: a new colleague gets a link by "forgot your password?". Nobody
becomes a superuser here either, only by `createsuperuser` on the machine itself.
"""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from portal.users.roles import Role


class RolesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Groups by the names of their roles."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            queryset=Group.objects.order_by("name", "pk"),
            label=_("Vai trò"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **options,
        )

    def label_from_instance(self, group: Group) -> str:
        """Return the role's name, or the group's where it is no role of ours."""
        return str(Role(group.name).label) if group.name in Role.values else group.name


class _PersonForm(forms.ModelForm[Any]):
    """What both forms share: Vietnamese names, roles in words, no superuser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)
        self.fields["last_name"].label = _("Họ")
        self.fields["first_name"].label = _("Tên đệm và tên")
        self.fields["groups"] = RolesField(initial=self.initial.get("groups"))


class PersonCreationForm(_PersonForm, UserCreationForm):
    """A new colleague, who sets a password by mail."""

    def clean_email(self) -> str:
        """Return the address in small letters, as it is kept."""
        return str(self.cleaned_data["email"]).lower()

    def save(self, commit: bool = True) -> Any:
        """Save the person without a password that anyone could know."""
        self.instance.set_unusable_password()
        return super().save(commit)


class PersonEditForm(_PersonForm, UserEditForm):
    """A colleague's name and roles; the address is changed by its owner alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].disabled = True


class PersonViewSet(UserViewSet):
    """People at the desk."""

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[Any]]:
        """Return our own forms."""
        return PersonEditForm if for_update else PersonCreationForm

"""Make somebody an editor, an officer or an administrator."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.users import roles
from portal.users.models import User
from portal.users.roles import Role


class Command(BaseCommand):
    help = "Gives a person, who has an account already, a role at the desk; --take takes it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("role", metavar="ROLE", help=", ".join(Role.values))
        parser.add_argument("--take", action="store_true", help="take the role away")

    def handle(self, *args: Any, **options: Any) -> None:
        role = self._role(options["role"])
        user = self._user(options["email"])
        if options["take"]:
            roles.take(user, role)
            text = _("Đã thôi giao vai trò «%(role)s» cho %(email)s.")
        else:
            roles.give(user, role)
            text = _("%(email)s nay có vai trò «%(role)s».")
        self.stdout.write(text % {"email": user.email, "role": role.label})

    @staticmethod
    def _role(name: str) -> Role:
        if name not in Role.values:
            raise CommandError(
                _("Không có vai trò «%(role)s». Các vai trò: %(roles)s.")
                % {"role": name, "roles": ", ".join(Role.values)}
            )
        return Role(name)

    @staticmethod
    def _user(email: str) -> User:
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError(
                _(
                    "Chưa có tài khoản nào dùng %(email)s."
                    " Người đó cần đăng ký tại %(address)s trước."
                )
                % {"email": email, "address": reverse("account_signup")}
            )
        return user

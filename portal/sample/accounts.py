"""One account for each role, so that a newcomer can look from every side."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from allauth.account.models import EmailAddress

from portal.users import roles
from portal.users.models import Membership, MembershipRole, Organisation, OrganisationKind, User
from portal.users.roles import Role

PASSWORD: Final = "Hoi-tam-canh-2050"  # noqa: S105 - printed for everybody to see
RESIDENT: Final = "nguoidan@mau.example"
BUSINESS: Final = "doanhnghiep@mau.example"


@dataclass(frozen=True)
class Account:
    """One sample person."""

    email: str
    family_name: str
    given_name: str
    role: Role | None = None

    def role_name(self) -> str:
        """Return what the person does, in words."""
        if self.role is not None:
            return str(self.role.label)
        return _("Doanh nghiệp, hợp tác xã") if self.email == BUSINESS else _("Người dân")


ACCOUNTS: Final = (
    Account(RESIDENT, "Hoàng Thị", "Mẫu"),
    Account(BUSINESS, "Nông Văn", "Mẫu"),
    Account("phananh@mau.example", "Lý Thị", "Mẫu", Role.REPORT_OFFICER),
    Account("hoso@mau.example", "Vi Văn", "Mẫu", Role.APPLICATION_OFFICER),
    Account("thamdinh@mau.example", "Lương Thị", "Mẫu", Role.REVIEWER),
    Account("bientap@mau.example", "Chu Thị", "Mẫu", Role.EDITOR),
    Account("xuatban@mau.example", "Đinh Văn", "Mẫu", Role.PUBLISHER),
    Account("quantri@mau.example", "Triệu Thị", "Mẫu", Role.ADMINISTRATOR),
)
# No authority gives codes that begin with 99; the last digit is the check digit.
ORGANISATIONS: Final = (
    ("Hợp tác xã Hồi Xanh (mẫu)", OrganisationKind.COOPERATIVE, "9900000009"),
    ("Công ty Vận tải Sông Kỳ (mẫu)", OrganisationKind.COMPANY, "9900000016"),
)


def load_accounts() -> None:
    """Make the people, their roles, and the organisations of the business member."""
    # One slow hash is enough for a password that everybody knows.
    encoded = make_password(PASSWORD)
    for account in ACCOUNTS:
        _load(account, encoded)
    owner = User.objects.get(email=BUSINESS)
    for name, kind, tax_code in ORGANISATIONS:
        organisation, _is_new = Organisation.objects.get_or_create(
            tax_code=tax_code, defaults={"name": name, "kind": kind}
        )
        Membership.objects.get_or_create(
            organisation=organisation, user=owner, defaults={"role": MembershipRole.OWNER}
        )


def _load(account: Account, encoded: str) -> None:
    user = User.objects.filter(email=account.email).first()
    if user is None:
        is_administrator = account.role is Role.ADMINISTRATOR
        user = User.objects.create_user(
            account.email,
            last_name=account.family_name,
            first_name=account.given_name,
            is_staff=is_administrator,
            is_superuser=is_administrator,
        )
        user.password = encoded
        user.save(update_fields=["password"])
    EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    if account.role is not None:
        roles.give(user, account.role)


def write_accounts(path: Path) -> None:
    """Write the accounts into a file beside the data, for whoever runs this machine."""
    rows = [
        f"{settings.BASE_URL}/",
        f"{settings.BASE_URL}/admin/",
        "",
        *(f"{account.role_name():<28}{account.email:<30}{PASSWORD}" for account in ACCOUNTS),
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")

"""People and the organisations they act for."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.users.querysets import InvitationQuerySet, MembershipQuerySet, OrganisationQuerySet


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a person who signs in with this e-mail address."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create an administrator with every right."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person; the e-mail address, always lower case, is the login name."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("thư điện tử"), unique=True)
    language = models.CharField(
        _("ngôn ngữ"), max_length=5, default="vi", choices=[("vi", "Tiếng Việt"), ("en", "English")]
    )

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        """Return the name in Vietnamese order, family name first, or the e-mail's first part."""
        return self.full_name or self.email.partition("@")[0]

    @property
    def full_name(self) -> str:
        """The name in Vietnamese order: the family name, then the others."""
        return f"{self.last_name} {self.first_name}".strip()

    @full_name.setter
    def full_name(self, name: str) -> None:
        family, _space, given = name.strip().partition(" ")
        self.last_name, self.first_name = family[:150], given.strip()[:150]


class OrganisationKind(models.TextChoices):
    COMPANY = "company", _("Doanh nghiệp")
    COOPERATIVE = "cooperative", _("Hợp tác xã")
    HOUSEHOLD = "household", _("Hộ kinh doanh")
    OTHER = "other", _("Tổ chức khác")


class Organisation(models.Model):
    """A firm, cooperative or household business that applies through its members."""

    name = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại hình"), max_length=20, choices=OrganisationKind.choices)
    tax_code = models.CharField(
        _("mã số thuế"), max_length=14, unique=True, help_text=_("10 hoặc 13 chữ số")
    )
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    members = models.ManyToManyField(
        User, through="Membership", related_name="organisations", verbose_name=_("thành viên")
    )

    objects: ClassVar[OrganisationQuerySet] = OrganisationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("tổ chức")
        verbose_name_plural = _("tổ chức")

    def __str__(self) -> str:
        return f"{self.name} ({self.tax_code})"


class MembershipRole(models.TextChoices):
    OWNER = "owner", _("Người đại diện")
    MEMBER = "member", _("Thành viên")


class Membership(models.Model):
    """One person's part in one organisation."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(
        _("vai trò"), max_length=10, choices=MembershipRole.choices, default=MembershipRole.MEMBER
    )
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[MembershipQuerySet] = MembershipQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("thành viên")
        verbose_name_plural = _("thành viên")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "user"], name="one_membership_each"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"


class Invitation(models.Model):
    """A place in an organisation, kept for whoever can read the mails of one address."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(_("thư điện tử"))
    token_digest = models.CharField(max_length=64, unique=True)  # the mail alone holds the token
    invited_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[InvitationQuerySet] = InvitationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("lời mời")
        verbose_name_plural = _("lời mời")
        indexes = (models.Index(fields=["organisation", "email"], name="invitation_by_email"),)

    def __str__(self) -> str:
        return f"{self.email} · {self.organisation}"


class OrganisationEventKind(models.TextChoices):
    CREATED = "created", _("Tạo tổ chức")
    INVITED = "invited", _("Mời thành viên")
    JOINED = "joined", _("Tham gia")
    REMOVED = "removed", _("Mời ra")
    LEFT = "left", _("Rời đi")
    OWNER_ADDED = "owner_added", _("Thêm người đại diện")


class OrganisationEvent(models.Model):
    """Who did what to whom in an organisation; rows are only ever added."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=OrganisationEventKind.choices)
    actor = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    subject = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("sự kiện của tổ chức")
        verbose_name_plural = _("sự kiện của tổ chức")

    def __str__(self) -> str:
        return f"{self.kind} · {self.organisation_id}"

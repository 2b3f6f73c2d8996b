"""What allauth asks us: how mails go out, where people land, how secrets are kept."""

import base64
import uuid
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.translation import get_language

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.users import roles, tasks
from portal.users.models import User

LETTERS: Final = {
    "email_confirmation": "verify",
    "email_confirmation_signup": "verify",
    "password_reset_key": "reset",
    "account_already_exists": "exists",
    "login_code": "code",
}
_NEEDED: Final = ("activate_url", "password_reset_url", "code")


class AccountAdapter(DefaultAccountAdapter):
    """Sends every mail by a durable task and leads people where they work."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Enqueue our own letter in place of allauth's mail."""
        name = template_prefix.rpartition("/")[2]
        words = {key: str(context[key]) for key in _NEEDED if key in context} | {"email": email}
        kind = LETTERS.get(name, "notice")
        if kind == "notice":
            words["change"] = name
        tasks.send_letter.enqueue(
            kind=kind,
            to=email,
            context=words,
            language=get_language() or settings.LANGUAGE_CODE,
            key=uuid.uuid4().hex,
        )

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Keep the language in which the person signed up."""
        user.language = (get_language() or settings.LANGUAGE_CODE)[:2]
        return super().save_user(request, user, form, commit)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead staff to the desk and everybody else to their account."""
        if isinstance(request.user, User) and roles.is_staff(request.user):
            return reverse("wagtailadmin_home")
        return reverse("users:home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead back to the account, where the message is shown."""
        return reverse("users:home")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        """Lead to the account, or to the sign-in page on the way there."""
        return reverse("users:home")


class MFAAdapter(DefaultMFAAdapter):
    """Encrypts the secrets of second steps by keys derived from SECRET_KEY and its fallbacks."""

    def encrypt(self, text: str) -> str:
        """Return the text as a token that only this installation can read."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what `encrypt` was given."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """An outside account opens only the account it was connected to, whatever its e-mail says."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Allow sign-up wherever a provider is set at all."""
        return bool(settings.SOCIALACCOUNT_PROVIDERS)

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """Take the name in Vietnamese order where the provider gives only one."""
        user = super().populate_user(request, sociallogin, data)
        if data.get("name") and not (data.get("first_name") or data.get("last_name")):
            user.full_name = data["name"]
        return user


def _cipher() -> MultiFernet:
    return MultiFernet(
        [_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


def _key(secret: str | bytes) -> Fernet:
    derived = HKDF(hashes.SHA256(), length=32, salt=None, info=b"second steps").derive(
        force_bytes(secret)
    )
    return Fernet(base64.urlsafe_b64encode(derived))

"""Nobody works at the desk with a password alone."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled

from portal.users import roles
from portal.users.models import User

DESK = "/admin/"


class DeskGateMiddleware:
    """
    Sends staff without a second step to the page that explains how to set one up.

    Signing in asks everyone who has a second step for it, so having one is having used it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(DESK) and self._lacks_second_step(request):
            response = redirect("users:desk-security")
            add_never_cache_headers(response)
            return response
        return self.get_response(request)

    @staticmethod
    def _lacks_second_step(request: HttpRequest) -> bool:
        user = request.user
        if not settings.STAFF_MFA_REQUIRED or not isinstance(user, User):
            return False
        return roles.is_staff(user) and not has_second_step(user)


def has_second_step(user: User) -> bool:
    """Tell whether the person has an app or a passkey; recovery codes alone are none."""
    types = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return is_mfa_enabled(user, types=types)

"""Who may open the desk's pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from feedback.applications import policies, workflow
from feedback.applications.models import Application
from portal.users.models import User

View = Callable[..., HttpResponse]


def for_office(view: View) -> View:
    """Open a page to everyone who works on applications."""
    return _guarded(view, policies.is_office)


def for_managers(view: View) -> View:
    """Open a page to officers who handle applications, rounds and forms."""
    return _guarded(view, lambda user: user.has_perm(workflow.HANDLE))


def _guarded(view: View, allows: Callable[[User], bool]) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not allows(officer(request)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return answer


def officer(request: HttpRequest) -> User:
    """Return the officer; the admin has asked for a sign-in before."""
    return cast("User", request.user)


def sent_application(uuid: UUID) -> Application:
    """Return a dossier that was sent; drafts do not exist for the office."""
    found = Application.objects.sent().with_people().select_related("round__form_version")
    return get_object_or_404(found, case__uuid=uuid)

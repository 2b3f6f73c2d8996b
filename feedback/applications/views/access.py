"""Finding the dossier that an address names, for those it belongs to."""

from typing import cast
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from feedback.applications.models import Application
from portal.users.models import User


def person(request: HttpRequest) -> User:
    """Return the signed-in person; the view has asked for a sign-in before."""
    return cast("User", request.user)


def own_application(request: HttpRequest, uuid: UUID) -> Application:
    """Return a dossier of this person or of their organisations; to others it does not exist."""
    mine = Application.objects.of_people(person(request))
    return get_object_or_404(
        mine.with_people().select_related("round__form_version"), case__uuid=uuid
    )

"""Programme applications: the applicants' pages and the officers' desk."""

from typing import Any

from feedback.applications.models import Application
from portal.users.models import Membership
from tests.applications.factories import make_draft, make_round, make_submitted
from tests.architecture.access import (
    ADMINISTRATOR,
    APPLICATION_OFFICER,
    BUSINESS_MEMBER,
    EVERYONE,
    REVIEWER,
    SIGNED_IN,
    Route,
)

OFFICE = frozenset({APPLICATION_OFFICER, REVIEWER, ADMINISTRATOR})
MANAGERS = frozenset({APPLICATION_OFFICER, ADMINISTRATOR})
MEMBER = frozenset({BUSINESS_MEMBER})


def _mine(*, sent: bool) -> Application:
    """A dossier of the organisation that the member of the matrix belongs to."""
    membership = Membership.objects.select_related("user", "organisation").get()
    make = make_submitted if sent else make_draft
    return make(applicant=membership.user, organisation=membership.organisation)


def _draft() -> dict[str, Any]:
    return {"uuid": _mine(sent=False).case.uuid}


def _sent() -> dict[str, Any]:
    return {"uuid": _mine(sent=True).case.uuid}


def _section() -> dict[str, Any]:
    return {**_draft(), "key": "plan"}


def _round() -> dict[str, Any]:
    return {"round_id": make_round().pk}


def _programme() -> dict[str, Any]:
    return {"programme_id": make_round().programme_id}


def _version() -> dict[str, Any]:
    return {"version_id": make_round().form_version_id}


ROUTES = [
    Route("applications:list", SIGNED_IN),
    Route("applications:start", EVERYONE, _round),
    Route("applications:dossier", MEMBER, _sent),
    Route("applications:tasks", MEMBER, _draft),
    Route("applications:section", MEMBER, _section),
    Route("applications:autosave", MEMBER, _section, method="post"),
    Route("applications:merge", MEMBER, _section, method="post"),
    Route("applications:check", MEMBER, _draft),
    Route("applications:receipt", MEMBER, _sent),
    Route("applications:supplement", MEMBER, _sent),
    Route("applications:message", MEMBER, _sent, method="post"),
    Route("applications:withdraw", MEMBER, _sent),
    Route("applications_desk:queue", OFFICE),
    Route("applications_desk:case", OFFICE, _sent),
    Route("applications_desk:act", OFFICE, _sent, method="post"),
    Route("applications_desk:supplement", OFFICE, _sent),
    Route("applications_desk:propose", OFFICE, _sent),
    Route("applications_desk:rounds", OFFICE),
    Route("applications_desk:programmes", OFFICE),
    Route("applications_desk:versions", OFFICE),
    Route("applications_desk:preview", OFFICE, _version),
    Route("applications_desk:round-create", MANAGERS, _programme),
    Route("applications_desk:round-edit", MANAGERS, _round),
    Route("applications_desk:import", MANAGERS),
]

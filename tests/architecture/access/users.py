"""Accounts are their person's own; organisations open for members, and are 404 for others."""

from typing import Any

from tests.architecture.access import SIGNED_IN, Route
from tests.factories import MembershipFactory


def _organisation() -> dict[str, Any]:
    return {"pk": MembershipFactory().organisation_id}


def _membership() -> dict[str, Any]:
    membership = MembershipFactory()
    return {"pk": membership.organisation_id, "membership": membership.pk}


def _invitation() -> dict[str, Any]:
    return {"token": "khong-co"}


NOBODY_ELSE: frozenset[str] = frozenset()

ROUTES = [
    Route("users:home", SIGNED_IN),
    Route("users:profile", SIGNED_IN),
    Route("users:desk-security", SIGNED_IN),
    Route("users:organisation-create", SIGNED_IN),
    Route("users:organisation", NOBODY_ELSE, _organisation),
    Route("users:member-remove", NOBODY_ELSE, _membership, method="post"),
    Route("users:member-make-owner", NOBODY_ELSE, _membership, method="post"),
    Route("users:invitation", NOBODY_ELSE, _invitation),
]

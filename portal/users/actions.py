"""What people do to their account and their organisations, one verb each."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from portal.users import policies, tasks, tax_codes
from portal.users.models import (
    Invitation,
    Membership,
    MembershipRole,
    Organisation,
    OrganisationEvent,
    OrganisationEventKind,
    User,
)

INVITATION_DAYS: Final = 14
MAX_OPEN_INVITATIONS: Final = 20


class WrongTaxCodeError(ValueError):
    """The tax code has a wrong length or a wrong check digit."""


class TaxCodeTakenError(ValueError):
    """Another organisation is registered with this tax code."""


class AlreadyMemberError(ValueError):
    """The person belongs to the organisation already."""


class TooManyInvitationsError(ValueError):
    """The organisation has as many open invitations as it may."""


class InvitationGoneError(ValueError):
    """There is no such invitation, or it was used, or it has expired."""


class InvitationForAnotherError(ValueError):
    """The invitation was sent to another address."""


class LastOwnerError(ValueError):
    """Somebody must go on representing the organisation."""


def update_profile(user: User, *, full_name: str, language: str) -> User:
    """Save the person's name and the language of their mails."""
    user.full_name = full_name
    user.language = language
    user.save(update_fields=["last_name", "first_name", "language"])
    return user


@transaction.atomic
def create_organisation(
    *, actor: User, name: str, kind: str, tax_code: str, address: str, now: datetime
) -> Organisation:
    """
    Register an organisation whose first representative is the actor.

    :raises WrongTaxCodeError: if the tax code cannot be one
    :raises TaxCodeTakenError: if it is registered already
    """
    code = tax_codes.normalise(tax_code)
    if not tax_codes.is_valid(code):
        raise WrongTaxCodeError(code)
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(
                name=name, kind=kind, tax_code=code, address=address
            )
    except IntegrityError as error:
        raise TaxCodeTakenError(code) from error
    Membership.objects.create(organisation=organisation, user=actor, role=MembershipRole.OWNER)
    _record(organisation, OrganisationEventKind.CREATED, actor=actor, subject=actor, now=now)
    return organisation


@transaction.atomic
def invite_member(
    organisation: Organisation, *, actor: User, email: str, language: str, now: datetime
) -> Invitation:
    """
    Mail an invitation to the address; an earlier one to the same address stops working.

    :raises PermissionDenied: if the actor does not represent the organisation
    :raises AlreadyMemberError: if the address is a member's
    :raises TooManyInvitationsError: if too many are open
    """
    locked = _lock(organisation)
    _check_manager(actor, locked)
    email = email.strip().lower()
    if locked.members.filter(email=email).exists():
        raise AlreadyMemberError(email)
    Invitation.objects.open(at=now).filter(organisation=locked, email=email).delete()
    if Invitation.objects.open(at=now).filter(organisation=locked).count() >= MAX_OPEN_INVITATIONS:
        raise TooManyInvitationsError
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        organisation=locked,
        email=email,
        token_digest=_digest(token),
        invited_by=actor,
        created_at=now,
        expires_at=now + timedelta(days=INVITATION_DAYS),
    )
    _record(locked, OrganisationEventKind.INVITED, actor=actor, subject=None, now=now)
    with translation.override(language):
        path = reverse("users:invitation", kwargs={"token": token})
    tasks.send_letter.enqueue(
        kind="invitation",
        to=email,
        context={
            "organisation": locked.name,
            "inviter": actor.get_full_name(),
            "days": str(INVITATION_DAYS),
            "url": f"{settings.BASE_URL}{path}",
        },
        language=language,
        key=f"invitation-{invitation.pk}",
    )
    return invitation


def find_invitation(token: str, *, now: datetime) -> Invitation:
    """
    Return the open invitation that this token is for.

    :raises InvitationGoneError: if there is none
    """
    found = (
        Invitation.objects.open(at=now)
        .select_related("organisation", "invited_by")
        .filter(token_digest=_digest(token))
        .first()
    )
    if found is None:
        raise InvitationGoneError
    return found


@transaction.atomic
def accept_invitation(token: str, *, actor: User, now: datetime) -> Membership:
    """
    Make the actor a member; a second press finds the membership made by the first.

    :raises InvitationGoneError: if there is no such open invitation
    :raises InvitationForAnotherError: if it was sent to an address that is not the actor's
    """
    organisation = _lock(find_invitation(token, now=now).organisation)
    # Read again behind the lock: the same link may be opened twice at once.
    invitation = find_invitation(token, now=now)
    if invitation.email != actor.email:
        raise InvitationForAnotherError
    membership, is_new = Membership.objects.get_or_create(organisation=organisation, user=actor)
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    if is_new:
        _record(organisation, OrganisationEventKind.JOINED, actor=actor, subject=actor, now=now)
    return membership


@transaction.atomic
def remove_member(membership: Membership, *, actor: User, now: datetime) -> None:
    """
    End somebody's membership; removing oneself is leaving.

    :raises PermissionDenied: if the actor neither represents the organisation nor is the member
    :raises LastOwnerError: if nobody would represent the organisation any more
    """
    organisation = _lock(membership.organisation)
    current = Membership.objects.filter(pk=membership.pk).first()
    if current is None:
        return  # another press was faster
    is_leaving = current.user_id == actor.pk
    if not is_leaving:
        _check_manager(actor, organisation)
    if policies.is_last_owner(current):
        raise LastOwnerError
    subject = current.user
    current.delete()
    kind = OrganisationEventKind.LEFT if is_leaving else OrganisationEventKind.REMOVED
    _record(organisation, kind, actor=actor, subject=subject, now=now)


@transaction.atomic
def make_owner(membership: Membership, *, actor: User, now: datetime) -> Membership:
    """
    Let a member represent the organisation too.

    :raises PermissionDenied: if the actor does not represent it
    """
    organisation = _lock(membership.organisation)
    _check_manager(actor, organisation)
    current = Membership.objects.get(pk=membership.pk)
    if current.role != MembershipRole.OWNER:
        current.role = MembershipRole.OWNER
        current.save(update_fields=["role"])
        _record(
            organisation,
            OrganisationEventKind.OWNER_ADDED,
            actor=actor,
            subject=current.user,
            now=now,
        )
    return current


def _lock(organisation: Organisation) -> Organisation:
    """Return the row locked: members come and go one at a time."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _check_manager(actor: User, organisation: Organisation) -> None:
    if not policies.may_manage(actor, organisation):
        raise PermissionDenied


def _record(
    organisation: Organisation,
    kind: OrganisationEventKind,
    *,
    actor: User,
    subject: User | None,
    now: datetime,
) -> None:
    OrganisationEvent.objects.create(
        organisation=organisation, kind=kind, actor=actor, subject=subject, at=now
    )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()

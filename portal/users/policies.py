"""Who may do what to an organisation."""

from portal.users.models import Membership, MembershipRole, Organisation, User


def is_member(user: User, organisation: Organisation) -> bool:
    """Tell whether the person may see the organisation and act for it."""
    return user.is_active and organisation.memberships.filter(user=user).exists()


def may_manage(user: User, organisation: Organisation) -> bool:
    """Tell whether the person may invite and remove members: its representatives may."""
    return (
        user.is_active
        and organisation.memberships.filter(user=user, role=MembershipRole.OWNER).exists()
    )


def is_last_owner(membership: Membership) -> bool:
    """Tell whether the organisation would have nobody to represent it without this member."""
    if membership.role != MembershipRole.OWNER:
        return False
    others = Membership.objects.owners().filter(organisation=membership.organisation_id)
    return not others.exclude(pk=membership.pk).exists()

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection

import pytest

from portal.users import actions, policies, tax_codes
from portal.users.models import Invitation, Membership, Organisation, OrganisationEvent
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.users.mailbox import letters, link

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
CODE = "4900123467"


def create(actor, **changes):
    fields = {
        "name": "Hợp tác xã Mẫu",
        "kind": "cooperative",
        "tax_code": CODE,
        "address": "",
        "now": NOW,
    }
    return actions.create_organisation(actor=actor, **(fields | changes))


def invite(organisation, actor, email="moi@example.vn", language="vi", now=NOW):
    return actions.invite_member(organisation, actor=actor, email=email, language=language, now=now)


def token():
    return link(letters()[-1], "loi-moi").split("/")[-2]


class TestTaxCodes:
    @pytest.mark.parametrize("code", ["0100109106", CODE, f"{CODE}001"])
    def test_take_ten_or_thirteen_digits_with_the_check_digit(self, code):
        assert tax_codes.is_valid(code)

    @pytest.mark.parametrize(
        "code",
        ["", "4900123468", "490012346", "49001234670", "abcdefghij", "٤٩٠٠١٢٣٤٥٣", f"{CODE}00"],
    )
    def test_refuse_anything_else(self, code):
        assert not tax_codes.is_valid(code)

    def test_take_one_last_digit_for_each_first_nine(self):
        for first in ("490012346", "010010910", "999999999", "000000000"):
            valid = [digit for digit in "0123456789" if tax_codes.is_valid(first + digit)]
            assert len(valid) <= 1


@pytest.mark.django_db
class TestCreateOrganisation:
    def test_makes_the_actor_its_representative(self):
        user = UserFactory()
        organisation = create(user, tax_code=" 49 0012.3467 - 001")
        assert organisation.tax_code == f"{CODE}001"
        assert policies.may_manage(user, organisation)
        assert [event.kind for event in organisation.events.all()] == ["created"]

    def test_refuses_a_wrong_tax_code(self):
        with pytest.raises(actions.WrongTaxCodeError):
            create(UserFactory(), tax_code="4900123460")

    def test_refuses_a_tax_code_that_is_taken(self):
        create(UserFactory())
        with pytest.raises(actions.TaxCodeTakenError):
            create(UserFactory())
        assert Organisation.objects.count() == 1


@pytest.mark.django_db
class TestInviteMember:
    def test_mails_a_link_that_makes_its_reader_a_member(self):
        owner = MembershipFactory(role="owner")
        guest = UserFactory(email="moi@example.vn")
        invite(owner.organisation, owner.user, email=" Moi@Example.vn ")
        letter = letters()[-1]
        assert letter.to == ["moi@example.vn"]
        assert owner.organisation.name in letter.subject
        actions.accept_invitation(token(), actor=guest, now=NOW)
        assert policies.is_member(guest, owner.organisation)
        assert not policies.may_manage(guest, owner.organisation)

    def test_is_for_representatives_only(self):
        member = MembershipFactory()
        for actor in (member.user, UserFactory()):
            with pytest.raises(PermissionDenied):
                invite(member.organisation, actor)

    def test_replaces_an_earlier_invitation_to_the_same_address(self):
        owner = MembershipFactory(role="owner")
        invite(owner.organisation, owner.user)
        first = token()
        invite(owner.organisation, owner.user)
        with pytest.raises(actions.InvitationGoneError):
            actions.find_invitation(first, now=NOW)
        assert actions.find_invitation(token(), now=NOW)

    def test_refuses_a_member_and_too_many(self):
        owner = MembershipFactory(role="owner")
        with pytest.raises(actions.AlreadyMemberError):
            invite(owner.organisation, owner.user, email=owner.user.email.upper())
        for number in range(actions.MAX_OPEN_INVITATIONS):
            invite(owner.organisation, owner.user, email=f"moi-{number}@example.vn")
        with pytest.raises(actions.TooManyInvitationsError):
            invite(owner.organisation, owner.user)

    def test_keeps_no_token_in_the_database(self):
        owner = MembershipFactory(role="owner")
        invite(owner.organisation, owner.user)
        assert token() not in str(Invitation.objects.values().get())


@pytest.mark.django_db
class TestAcceptInvitation:
    def test_is_for_the_invited_address_only(self):
        owner = MembershipFactory(role="owner")
        invite(owner.organisation, owner.user)
        with pytest.raises(actions.InvitationForAnotherError):
            actions.accept_invitation(token(), actor=UserFactory(), now=NOW)

    def test_works_once_and_not_after_its_days(self):
        owner = MembershipFactory(role="owner")
        guest = UserFactory(email="moi@example.vn")
        invite(owner.organisation, owner.user)
        late = NOW + timedelta(days=actions.INVITATION_DAYS)
        with pytest.raises(actions.InvitationGoneError):
            actions.accept_invitation(token(), actor=guest, now=late)
        actions.accept_invitation(token(), actor=guest, now=NOW)
        with pytest.raises(actions.InvitationGoneError):
            actions.accept_invitation(token(), actor=guest, now=NOW)

    @pytest.mark.parametrize("text", ["", "x", "\x00", "\ud83d", "a" * 5000])
    def test_knows_no_invented_token(self, text):
        with pytest.raises(actions.InvitationGoneError):
            actions.find_invitation(text, now=NOW)


@pytest.mark.django_db
class TestRemoveMember:
    def test_lets_a_representative_remove_and_a_member_leave(self):
        owner = MembershipFactory(role="owner")
        removed = MembershipFactory(organisation=owner.organisation)
        leaving = MembershipFactory(organisation=owner.organisation)
        actions.remove_member(removed, actor=owner.user, now=NOW)
        actions.remove_member(leaving, actor=leaving.user, now=NOW)
        assert list(owner.organisation.memberships.all()) == [owner]
        kinds = OrganisationEvent.objects.order_by("pk").values_list("kind", flat=True)
        assert list(kinds) == ["removed", "left"]

    def test_does_not_let_a_member_remove_another(self):
        owner = MembershipFactory(role="owner")
        member = MembershipFactory(organisation=owner.organisation)
        with pytest.raises(PermissionDenied):
            actions.remove_member(owner, actor=member.user, now=NOW)

    def test_never_leaves_an_organisation_without_a_representative(self):
        owner = MembershipFactory(role="owner")
        member = MembershipFactory(organisation=owner.organisation)
        with pytest.raises(actions.LastOwnerError):
            actions.remove_member(owner, actor=owner.user, now=NOW)
        actions.make_owner(member, actor=owner.user, now=NOW)
        actions.remove_member(owner, actor=owner.user, now=NOW)
        assert policies.may_manage(member.user, owner.organisation)

    def test_done_twice_is_done_once(self):
        owner = MembershipFactory(role="owner")
        member = MembershipFactory(organisation=owner.organisation)
        again = Membership.objects.get(pk=member.pk)
        actions.remove_member(member, actor=owner.user, now=NOW)
        actions.remove_member(again, actor=owner.user, now=NOW)
        assert OrganisationEvent.objects.count() == 1


def at_once(*calls):
    """Run the calls in threads of their own; return what each gave or raised."""

    def attempt(call):
        try:
            return call()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(attempt, calls))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestTwoAtOnce:
    def test_leaving_owners_leave_one_behind(self):
        organisation = OrganisationFactory()
        owners = [MembershipFactory(organisation=organisation, role="owner") for _each in range(2)]
        results = at_once(
            *(lambda one=one: actions.remove_member(one, actor=one.user, now=NOW) for one in owners)
        )
        assert sum(isinstance(result, actions.LastOwnerError) for result in results) == 1
        assert organisation.memberships.count() == 1

    def test_one_tax_code_makes_one_organisation(self):
        people = [UserFactory(), UserFactory()]
        results = at_once(*(lambda person=person: create(person) for person in people))
        assert sum(isinstance(result, actions.TaxCodeTakenError) for result in results) == 1
        assert Organisation.objects.count() == 1

    def test_one_invitation_makes_one_member(self):
        owner = MembershipFactory(role="owner")
        guest = UserFactory(email="moi@example.vn")
        invite(owner.organisation, owner.user)
        secret = token()
        at_once(
            *(lambda: actions.accept_invitation(secret, actor=guest, now=NOW) for _each in range(2))
        )
        assert owner.organisation.memberships.count() == 2
        assert OrganisationEvent.objects.filter(kind="joined").count() == 1

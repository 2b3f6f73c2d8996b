"""Deterministic people and organisations for the tests; each slice has factories of its own."""

import factory

from portal.users.models import Membership, Organisation, User


class UserFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"nguoi-dan-{number}@example.vn")
    last_name = "Hoàng Thị"
    first_name = factory.Sequence(lambda number: f"Mẫu {number}")


class OrganisationFactory(factory.django.DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Hợp tác xã Mẫu {number}")
    kind = "cooperative"
    tax_code = factory.Sequence(lambda number: f"49{number:08d}")


class MembershipFactory(factory.django.DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)

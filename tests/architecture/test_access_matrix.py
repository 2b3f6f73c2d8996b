"""Every address × every role: who may open what, and nobody else."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import pytest

from portal.users.models import User
from portal.users.roles import Role, give
from tests.architecture import access
from tests.architecture.access import EVERYONE, Route
from tests.factories import MembershipFactory, UserFactory

# Addresses that other packages own and guard: the desk itself, documents, pages, accounts.
FOREIGN = ("wagtail", "account_", "mfa_", "socialaccount_", "openid_connect", "usersessions")
SIGN_IN = "/tai-khoan/login/"


def routes() -> list[Route]:
    found: list[Route] = []
    for module in pkgutil.iter_modules(access.__path__):
        found += importlib.import_module(f"{access.__name__}.{module.name}").ROUTES
    return found


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            namespace = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from names(entry, namespace)
        elif isinstance(entry, URLPattern) and entry.name:
            yield f"{prefix}{entry.name}"


def own_names() -> set[str]:
    return {name for name in names(get_resolver()) if not name.startswith(FOREIGN)}


@pytest.fixture
def people(db: None) -> dict[str, User | None]:
    """One person in each role."""
    everyone: dict[str, User | None] = {access.ANONYMOUS: None, access.RESIDENT: UserFactory()}
    everyone[access.BUSINESS_MEMBER] = MembershipFactory().user
    for role in Role:
        if role.value in EVERYONE:
            person = UserFactory()
            give(person, role)
            everyone[role.value] = person
    return everyone


class TestAccessTables:
    def test_list_every_address_once(self):
        listed = Counter(route.name for route in routes())
        assert {name for name, count in listed.items() if count > 1} == set()
        assert own_names() - set(listed) == set(), "addresses in no access table"

    def test_list_no_address_that_is_gone(self):
        everything = set(names(get_resolver()))
        assert {route.name for route in routes()} - everything == set()

    def test_cover_every_role(self, people: dict[str, User | None]):
        assert set(people) == EVERYONE


def asked(client: Client, route: Route, address: str) -> int:
    response = getattr(client, route.method)(address)
    if response.streaming:
        list(response)  # read to its end, a file is closed again
    location = response.headers.get("Location", "")
    if response.status_code == 302 and SIGN_IN in location:
        return 401
    if response.status_code == 302 and address.startswith("/admin/") and location == "/admin/":
        return 403
    return response.status_code


@pytest.mark.django_db
@pytest.mark.parametrize("route", routes(), ids=lambda route: route.name)
class TestRoute:
    def test_opens_for_the_allowed_roles_only(
        self, route: Route, people: dict[str, User | None], client: Client
    ):
        address = reverse(route.name, kwargs=route.arguments()) + route.query
        wrong = {}
        for role, person in people.items():
            client.logout()
            if person is not None:
                client.force_login(person)
            status = asked(client, route, address)
            refused = status in {401, 403, 404}
            if refused == (role in route.allowed) or status >= 500:
                wrong[role] = status
        assert wrong == {}, f"{address}: wrong answers by role"

import pytest

from portal.users import roles
from portal.users.models import User
from portal.users.roles import Role
from tests.factories import UserFactory
from tests.users.mailbox import letters, link

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/users/"


@pytest.fixture
def desk(sign_in):
    administrator = UserFactory()
    roles.give(administrator, Role.ADMINISTRATOR)
    return sign_in(administrator)


def group(role):
    return str(roles.Group.objects.get(name=role.value).pk)


def fields(**changes):
    filled = {
        "email": "Moi@example.vn",
        "last_name": "Nông",
        "first_name": "Văn Mẫu",
        "groups": [group(Role.EDITOR)],
    }
    return filled | changes


class TestPeopleAtTheDesk:
    def test_are_added_with_a_role_and_set_their_password_by_mail(self, desk, client):
        assert "Biên tập viên" in desk.get(f"{ADDRESS}new/").content.decode()
        answer = desk.post(f"{ADDRESS}new/", fields())
        assert answer.status_code == 302, answer.content.decode()
        user = User.objects.get(email="moi@example.vn")
        assert roles.of(user) == [Role.EDITOR]
        assert not user.has_usable_password()
        client.logout()
        client.post("/tai-khoan/password/reset/", {"email": "moi@example.vn"})
        key = client.get(link(letters()[-1], "password/reset/key")).url
        chosen = {"password1": "hoa-hoi-lang-son", "password2": "hoa-hoi-lang-son"}
        assert client.post(key, chosen).status_code == 302
        sign_in = {"login": "moi@example.vn", "password": "hoa-hoi-lang-son"}
        assert client.post("/tai-khoan/login/", sign_in).url == "/tai-khoan/confirm-email/"
        client.post(link(letters()[-1], "confirm-email"))
        assert client.post("/tai-khoan/login/", sign_in).url == "/admin/"

    def test_are_edited_but_keep_their_address(self, desk):
        user = UserFactory()
        before = user.email
        answer = desk.post(
            f"{ADDRESS}edit/{user.pk}/",
            fields(groups=[group(Role.REVIEWER), group(Role.PUBLISHER)], is_active="on"),
        )
        assert answer.status_code == 302
        user.refresh_from_db()
        assert (user.email, user.get_full_name()) == (before, "Nông Văn Mẫu")
        assert roles.of(user) == [Role.REVIEWER, Role.PUBLISHER]

    def test_never_become_superusers(self, desk):
        user = UserFactory()
        changes = fields(is_superuser="on", is_active="on")
        desk.post(f"{ADDRESS}edit/{user.pk}/", changes)
        desk.post(f"{ADDRESS}new/", changes)
        assert not User.objects.filter(is_superuser=True).exists()

    def test_need_an_address_of_their_own(self, desk):
        UserFactory(email="moi@example.vn")
        answer = desk.post(f"{ADDRESS}new/", fields())
        assert answer.status_code == 200
        assert User.objects.filter(email="moi@example.vn").count() == 1

    def test_are_kept_by_administrators_only(self, sign_in):
        for role in Role:
            user = UserFactory()
            roles.give(user, role)
            status = sign_in(user).get(ADDRESS).status_code
            assert (status == 200) == (role is Role.ADMINISTRATOR), role

from io import StringIO

from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

import pytest

from portal.users import roles
from portal.users.models import User
from portal.users.roles import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


class TestRoles:
    def test_are_groups_with_their_permissions(self):
        for role in Role:
            names = {
                f"{permission.content_type.app_label}.{permission.codename}"
                for permission in Group.objects.get(name=role.value).permissions.all()
            }
            missing = set(roles.PERMISSIONS[role]) - names
            assert roles.DESK in names
            assert {name for name in missing if not name.startswith(("reports.", "appl"))} == set()

    def test_are_written_twice_without_change(self, django_assert_max_num_queries):
        before = {group.name: group.permissions.count() for group in Group.objects.all()}
        roles.sync()
        assert {group.name: group.permissions.count() for group in Group.objects.all()} == before

    def test_come_back_when_a_group_was_deleted(self):
        Group.objects.filter(name=Role.EDITOR).delete()
        call_command("migrate", verbosity=0)
        user = UserFactory()
        roles.give(user, Role.EDITOR)
        assert user.has_perm("wagtailimages.add_image")


class TestGive:
    def test_lets_a_person_to_the_desk_at_once(self):
        user = UserFactory()
        assert not roles.is_staff(user)
        roles.give(user, Role.EDITOR)
        roles.give(user, Role.EDITOR)
        assert roles.is_staff(user)
        assert roles.of(user) == [Role.EDITOR]

    def test_gives_no_more_than_the_role_holds(self):
        user = UserFactory()
        roles.give(user, Role.REVIEWER)
        assert not user.has_perm("users.change_user")
        assert not user.is_superuser

    def test_is_undone_by_take(self):
        user = UserFactory()
        roles.give(user, Role.PUBLISHER)
        roles.take(user, Role.PUBLISHER)
        assert not roles.is_staff(user)

    def test_leaves_a_disabled_person_outside(self):
        user = UserFactory(is_active=False)
        roles.give(user, Role.EDITOR)
        assert not roles.is_staff(User.objects.get(pk=user.pk))


class TestGiveRoleCommand:
    def test_gives_and_takes_a_role(self):
        user = UserFactory(email="bien-tap@example.vn")
        out = StringIO()
        call_command("give_role", " Bien-Tap@example.vn", "editor", stdout=out)
        assert roles.of(user) == [Role.EDITOR]
        assert "«Biên tập viên»" in out.getvalue()
        call_command("give_role", "bien-tap@example.vn", "editor", "--take", stdout=out)
        assert roles.of(user) == []

    def test_names_the_roles_when_there_is_no_such_one(self):
        with pytest.raises(CommandError, match="report_officer"):
            call_command("give_role", "a@example.vn", "boss")

    def test_says_what_to_do_when_nobody_has_the_address(self):
        with pytest.raises(CommandError, match="đăng ký"):
            call_command("give_role", "khong-co@example.vn", "editor")

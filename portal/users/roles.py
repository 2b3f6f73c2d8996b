"""
The roles of people who work at the desk: one table from role to permissions.

A role is a group with the role's name. Residents and members of organisations have no role.
The table is written to the database after every `migrate`; permissions of apps that are not
migrated yet are added by the next one. Rights over single pages are the page tree's own and
stand beside this table.
"""

from typing import Final

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.users.models import User


class Role(TextChoices):
    """Who works at the desk; the value is the group's name."""

    REPORT_OFFICER = "report_officer", _("Cán bộ xử lý phản ánh")
    APPLICATION_OFFICER = "application_officer", _("Cán bộ xử lý hồ sơ")
    REVIEWER = "reviewer", _("Người thẩm định hồ sơ")
    EDITOR = "editor", _("Biên tập viên")
    PUBLISHER = "publisher", _("Người xuất bản")
    ADMINISTRATOR = "administrator", _("Quản trị viên")


DESK: Final = "wagtailadmin.access_admin"
_FILES: Final = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
_FEEDBACK: Final = (
    "reports.handle_report",
    "applications.handle_application",
    "applications.decide_application",
    "applications.review_application",
)
_PEOPLE: Final = (
    "users.add_user",
    "users.change_user",
    "users.delete_user",
    "wagtailcore.add_site",
    "wagtailcore.change_site",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
)
_OPINIONS: Final = ("web.view_pageopinion",)
_SEARCH: Final = ("search.see_questions", "search.promote_result", "search.edit_synonym")
_HOUSE: Final = (
    "tasks.retry_task",
    "reports.add_category",
    "reports.change_category",
    "cases.add_term",
    "cases.change_term",
    "search.rebuild_index",
)

PERMISSIONS: Final[dict[Role, tuple[str, ...]]] = {
    Role.REPORT_OFFICER: (DESK, "reports.handle_report"),
    Role.APPLICATION_OFFICER: (
        DESK,
        "applications.handle_application",
        "applications.decide_application",
    ),
    Role.REVIEWER: (DESK, "applications.review_application"),
    Role.EDITOR: (DESK, *_FILES, *_OPINIONS, *_SEARCH),
    Role.PUBLISHER: (DESK, *_FILES, *_OPINIONS, *_SEARCH),
    Role.ADMINISTRATOR: (DESK, *_FILES, *_OPINIONS, *_SEARCH, *_FEEDBACK, *_PEOPLE, *_HOUSE),
}

_PAGE_RIGHTS: Final = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")


def give(user: User, role: Role) -> None:
    """Give the person the role; giving it twice changes nothing."""
    user.groups.add(_group(role))
    _forget_cached_permissions(user)


def take(user: User, role: Role) -> None:
    """Take the role from the person."""
    user.groups.remove(_group(role))
    _forget_cached_permissions(user)


def of(user: User) -> list[Role]:
    """Return the person's roles in the order of the table."""
    names = set(user.groups.values_list("name", flat=True))
    return [role for role in Role if role.value in names]


def is_staff(user: User) -> bool:
    """Tell whether the person may work at the desk."""
    return user.is_active and user.has_perm(DESK)


def sync() -> None:
    """Write the table to the database: every group, and every permission there is by now."""
    known = _permissions({name for names in PERMISSIONS.values() for name in names})
    for role, names in PERMISSIONS.items():
        _group(role).permissions.add(*(known[name] for name in names if name in known))
    _give_all_pages(_group(Role.ADMINISTRATOR))


def _group(role: Role) -> Group:
    return Group.objects.get_or_create(name=role.value)[0]


def _permissions(names: set[str]) -> dict[str, Permission]:
    """Return the permissions of these names that exist, in one query."""
    wanted = Q(pk__in=[])
    for name in names:
        app_label, _dot, codename = name.partition(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    found = Permission.objects.filter(wanted).select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}": row for row in found}


def _give_all_pages(group: Group) -> None:
    """Give the group every page and every collection, by their roots where they exist."""
    names = {f"wagtailcore.{codename}" for codename in _PAGE_RIGHTS} | set(_FILES)
    known = _permissions(names)
    page = Page.get_first_root_node()
    collection = Collection.get_first_root_node()
    for name, permission in known.items():
        if name in _FILES and collection is not None:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )
        elif name not in _FILES and page is not None:
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _forget_cached_permissions(user: User) -> None:
    for name in ("_perm_cache", "_user_perm_cache", "_group_perm_cache"):
        user.__dict__.pop(name, None)

"""Who may do what with pages: editors write, publishers decide."""

from typing import Final

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.models import HomePage
from portal.users.roles import Role

EDITOR: Final = Role.EDITOR.value
PUBLISHER: Final = Role.PUBLISHER.value

PAGE_RIGHTS: Final = {
    EDITOR: ("add", "change"),
    PUBLISHER: ("add", "change", "publish", "lock", "unlock"),
}
COLLECTION_RIGHTS: Final = {
    EDITOR: (
        ("wagtailimages", ("add_image", "change_image", "choose_image")),
        ("wagtaildocs", ("add_document", "change_document", "choose_document")),
    ),
    PUBLISHER: (
        ("wagtailimages", ("add_image", "change_image", "choose_image", "delete_image")),
        (
            "wagtaildocs",
            ("add_document", "change_document", "choose_document", "delete_document"),
        ),
    ),
}
OTHER_RIGHTS: Final = {
    EDITOR: (
        ("wagtail_localize", ("submit_translation",)),
        ("cms", ("view_topic",)),
    ),
    PUBLISHER: (
        ("wagtail_localize", ("submit_translation",)),
        ("cms", ("view_topic", "add_topic", "change_topic", "delete_topic")),
    ),
}
WORKFLOW_NAME: Final = "Duyệt trước khi xuất bản"
TASK_NAME: Final = "Người xuất bản duyệt"


def ensure_desk(homes: list[HomePage]) -> None:
    """Give editors and publishers their rights and put every page under moderation."""
    for label in ("wagtailcore", "wagtailimages", "wagtaildocs", "wagtail_localize", "cms"):
        create_permissions(apps.get_app_config(label), verbosity=0)
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in (EDITOR, PUBLISHER)}
    for name, group in groups.items():
        _give_page_rights(group, homes, PAGE_RIGHTS[name])
        _give_collection_rights(group, _permissions(COLLECTION_RIGHTS[name]))
        group.permissions.add(*_permissions(OTHER_RIGHTS[name]))
    _ensure_moderation(homes, publishers=groups[PUBLISHER])


def _permissions(rights: tuple[tuple[str, tuple[str, ...]], ...]) -> list[Permission]:
    found: list[Permission] = []
    for app_label, codenames in rights:
        found += Permission.objects.filter(
            content_type__app_label=app_label, codename__in=codenames
        )
    return found


def _give_page_rights(group: Group, homes: list[HomePage], rights: tuple[str, ...]) -> None:
    for home in homes:
        for right in rights:
            permission = Permission.objects.get(
                content_type__app_label="wagtailcore", codename=f"{right}_page"
            )
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=home.pk, permission=permission
            )


def _give_collection_rights(group: Group, permissions: list[Permission]) -> None:
    root = Collection.get_first_root_node()
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _ensure_moderation(homes: list[HomePage], *, publishers: Group) -> None:
    workflow, is_new = Workflow.objects.get_or_create(name=WORKFLOW_NAME)
    if is_new:
        _remove_demonstration()
        task = GroupApprovalTask.objects.create(name=TASK_NAME)
        task.groups.add(publishers)
        WorkflowTask.objects.create(workflow=workflow, task=task)
    for home in homes:
        WorkflowPage.objects.get_or_create(page_id=home.pk, defaults={"workflow": workflow})


def _remove_demonstration() -> None:
    """Remove the groups and the workflow that Wagtail's own migrations make as an example."""
    Workflow.objects.filter(name="Moderators approval").delete()
    GroupApprovalTask.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=("Moderators", "Editors"), user__isnull=True).delete()

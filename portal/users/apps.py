from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def _write_roles(sender: AppConfig, **kwargs: Any) -> None:
    """Write the role table once all apps have their permissions: after the last one."""
    from portal.users import roles  # noqa: PLC0415 - apps load before models

    migrated = [config for config in apps.get_app_configs() if config.models_module]
    if sender.name == migrated[-1].name and kwargs.get("using") == "default":
        roles.sync()


class UsersConfig(AppConfig):
    name = "portal.users"
    label = "users"
    verbose_name = _("Người dùng")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_write_roles, dispatch_uid="portal.users.roles")

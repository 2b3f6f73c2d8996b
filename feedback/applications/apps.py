from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "feedback.applications"
    label = "applications"
    verbose_name = _("Hồ sơ đăng ký")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say who may open the files of applications."""
        from feedback.applications.policies import may_open_file  # noqa: PLC0415 — needs models
        from feedback.cases.serving import register  # noqa: PLC0415

        register("application", may_open_file)

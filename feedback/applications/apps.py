from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "feedback.applications"
    label = "applications"
    verbose_name = _("Hồ sơ đăng ký")
    default_auto_field = "django.db.models.BigAutoField"

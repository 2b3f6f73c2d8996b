from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "feedback.reports"
    label = "reports"
    verbose_name = _("Phản ánh")
    default_auto_field = "django.db.models.BigAutoField"

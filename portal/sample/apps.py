from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SampleConfig(AppConfig):
    name = "portal.sample"
    label = "sample"
    verbose_name = _("Dữ liệu mẫu")
    default_auto_field = "django.db.models.BigAutoField"

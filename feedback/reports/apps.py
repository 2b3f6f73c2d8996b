from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "feedback.reports"
    label = "reports"
    verbose_name = _("Phản ánh")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the one address of attachments who may open a report's."""
        from feedback.cases import serving  # noqa: PLC0415 - needs the models
        from feedback.reports.policies import may_open_attachment  # noqa: PLC0415

        serving.register("report", may_open_attachment)

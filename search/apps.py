from django.apps import AppConfig
from django.core.signals import request_finished
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Tìm kiếm")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from portal.web import health  # noqa: PLC0415 - models are not loaded before
        from search import metrics, readiness, receivers  # noqa: PLC0415
        from search.statistics import buffer  # noqa: PLC0415

        receivers.connect()
        request_finished.connect(buffer.write_if_due, dispatch_uid="search.statistics")
        health.register("search", readiness.lag)
        metrics.register()

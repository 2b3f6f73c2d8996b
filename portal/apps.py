from typing import Any

from django.apps import AppConfig
from django.utils import timezone


class PortalConfig(AppConfig):
    """Gives the project its own commands, and puts together what its parts offer."""

    name = "portal"

    def ready(self) -> None:
        from portal.tasks.metrics import Queue  # noqa: PLC0415 - models are ready only now
        from portal.tasks.readiness import backlog  # noqa: PLC0415
        from portal.web import health  # noqa: PLC0415
        from portal.web.metrics import REGISTRY  # noqa: PLC0415

        def tasks() -> dict[str, Any]:
            """Return figures only: pages are served also while no worker runs."""
            return backlog(now=timezone.now())

        health.register("tasks", tasks)
        REGISTRY.register(Queue())

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Gives the project its own commands: serve, demo, compile_catalogs."""

    name = "portal"

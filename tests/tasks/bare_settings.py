"""The tasks app alone on the real database settings: it starts so fast that many kills fit."""

from portal.settings.development import *  # noqa: F403

INSTALLED_APPS = ["portal.tasks", "django_tasks", "django.contrib.contenttypes"]
MIDDLEWARE = []
AUTH_USER_MODEL = "auth.User"
ROOT_URLCONF = "tests.tasks.bare_settings"
urlpatterns: list[None] = []

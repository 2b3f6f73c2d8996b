"""One machine, no service: what `make run` uses."""

from portal.settings import env
from portal.settings.defaults import fill_in_for_one_machine

fill_in_for_one_machine()

from portal.settings.production import *  # noqa: E402
from portal.settings.production import DATA_DIR, STORAGES  # noqa: E402

DEBUG = env.flag("DEBUG", default=False)
DEVELOPMENT_PAGES = True
STAFF_MFA_REQUIRED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys over plain http

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_SECURE = False
CSRF_COOKIE_NAME = "csrf"
TRUSTED_PROXY_COUNT = 0
ALLAUTH_TRUSTED_PROXY_COUNT = 0

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
STATIC_ROOT = None  # files are served from where they lie, nothing is collected
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

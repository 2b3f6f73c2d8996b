"""The settings of a real installation: secure unless a later module loosens them."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from portal.settings import env, logs
from portal.settings.engines import *
from portal.settings.people import *
from portal.settings.people import OIDC_ORIGIN

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = env.folder("DATA_DIR", default=BASE_DIR / "var")

# Who we are
SECRET_KEY = env.text("SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS")
BASE_URL = env.text("BASE_URL")  # e.g. https://tangtruongxanh.example.vn, for mails and feeds
CSRF_TRUSTED_ORIGINS = [BASE_URL]
WAGTAIL_SITE_NAME = "Tăng trưởng xanh Lạng Sơn"
WAGTAILADMIN_BASE_URL = BASE_URL
HOTLINE = env.text("HOTLINE", default="")  # shown in the frame when set; never invented

INSTALLED_APPS = [
    "portal",
    "portal.sample",
    "portal.web",
    "portal.tasks",
    "portal.users",
    "portal.places",
    "cms",
    "feedback.cases",
    "feedback.reports",
    "feedback.applications",
    "search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.users.desk_app.PeopleAtTheDeskConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "leaflet",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.web.requests.RequestLogMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.web.middleware.DeskPolicyMiddleware",
    "portal.web.middleware.PathLanguageMiddleware",
    "portal.web.sizes.RequestSizeMiddleware",
    "portal.web.middleware.PageCacheMiddleware",
    "portal.web.middleware.PrivateByDefaultMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.users.desk_gate.DeskGateMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
APPEND_SLASH = True

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.web.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "portal.web.forms.PortalRenderer"

# Data: SQLite on one machine, PostgreSQL when grown
DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000;"
            " PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by all processes, because limits are counted here
REDIS_URL = env.text("REDIS_URL", default="")
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": REDIS_URL,
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
    },
    "pages": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "pages",
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache" / "pages",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}
PAGE_CACHE_SECONDS = env.number("PAGE_CACHE_SECONDS", default=600)

WAGTAIL_INDEXING = (
    "modelsearch.tasks.insert_or_update_object_task",
    "wagtail.tasks.update_reference_index_task",
)
TASKS = {
    "default": {
        "BACKEND": "portal.tasks.backend.DurableBackend",
        "OPTIONS": {
            "MAX_ATTEMPTS": 20,  # with the waits between them: most of a day
            "PRIORITIES": dict.fromkeys(WAGTAIL_INDEXING, -10),  # a mail does not wait for them
            # A page can be deleted before it is indexed.
            "MOOT": dict.fromkeys(WAGTAIL_INDEXING, ("django.core.exceptions.ObjectDoesNotExist",)),
        },
    }
}

# Languages and time
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Translations lie beside what they translate: apps' own by Django, templates' here.
LOCALE_PATHS = [
    *sorted((BASE_DIR / "templates").glob("*/locale")),
    BASE_DIR / "templates" / "locale",  # the frame; last, as the first match wins
]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["portal.web.formats"]

# Files
STATIC_URL = "/static/"
STATIC_ROOT: Path | None = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "private"  # what people sent: served only through a view that asks
STORAGES = {
    "default": {"BACKEND": "portal.web.storage.DurableStorage"},
    "private": {
        "BACKEND": "portal.web.storage.DurableStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MAX_REQUEST_BYTES = 130 * 1024 * 1024  # five photos or files of 20 MB, and room for the form
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None

# Mail
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 20

# Transport
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "portal.web.errors.token_refused"
TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", default=1)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT

# Map tiles come from the province's own base map if it has one; none is needed.
MAP_TILE_URL = env.text("MAP_TILE_URL", default="")
MAP_TILE_CREDIT = env.text("MAP_TILE_CREDIT", default="")
MAP_TILE_ORIGIN = "/".join(MAP_TILE_URL.split("/")[:3])

CONTENT_SECURITY_POLICY = {
    # The desk is Wagtail's own and carries inline scripts; its policy is below.
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *([MAP_TILE_ORIGIN] if MAP_TILE_ORIGIN else [])],
        "style-src": [SELF],
        "script-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *([OIDC_ORIGIN] if OIDC_ORIGIN else [])],
        "frame-ancestors": [NONE],
    },
}

# The desk: inline scripts and styles of Wagtail, its previews in a frame, nothing from elsewhere
DESK_CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
    " script-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self';"
    " frame-ancestors 'self'"
)
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # addresses without marks; see cms.models.BasePage
WAGTAILIMAGES_IMAGE_MODEL = "cms.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.PortalDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

# Search: the embedded engine's files
SEARCH_INDEX_DIR = DATA_DIR / "search"
SEARCH_COUNTS_WAIT_SECONDS = 10  # in memory, before what was asked is counted in the database

# Places: polygons are loaded from the province's file, see docs/operations.md
PLACES_SNAP_METRES = 1000

# Feedback
# Contacts and originals of photos are encrypted with the first key; older ones still open them.
FIELD_ENCRYPTION_KEYS = env.text("FIELD_ENCRYPTION_KEYS").split(",")
FEEDBACK_MAX_PHOTOS = 5
FEEDBACK_MIN_FORM_SECONDS = 3  # nobody fills in a report sooner
FEEDBACK_MAX_PHOTO_BYTES = 20 * 1024 * 1024
FEEDBACK_MAX_FILE_BYTES = 20 * 1024 * 1024
FEEDBACK_MAX_PIXELS = 40_000_000

DEVELOPMENT_PAGES = False  # /dev/components/ and /dev/mail/

METRICS_TOKEN = env.text("METRICS_TOKEN", default="")
LOGGING = logs.configured(level=env.text("LOG_LEVEL", default="INFO"))

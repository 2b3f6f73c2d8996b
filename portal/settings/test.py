"""What the tests run on: the development settings on throw-away folders."""

import tempfile
from pathlib import Path

from portal.settings import logs
from portal.settings.development import *
from portal.settings.development import DATABASES, STORAGES

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
TEST_DIR = Path(tempfile.mkdtemp(prefix="portal-test-"))
MEDIA_ROOT = TEST_DIR / "media"
STATIC_ROOT = TEST_DIR / "static"
STATIC_ROOT.mkdir()  # WhiteNoise warns of a folder that is not there
PRIVATE_ROOT = TEST_DIR / "private"
SEARCH_INDEX_DIR = TEST_DIR / "search"
STORAGES = STORAGES | {
    "private": {
        "BACKEND": "portal.web.storage.DurableStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    }
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "default"},
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SEARCH_COUNTS_WAIT_SECONDS = 86_400  # tests write counts when they mean to
ELASTICSEARCH_URL = ""  # tests of that engine ask for it by fixture
ELASTICSEARCH_PATIENCE_MS = 10_000  # a busy machine is no fault; tests of faults say their own
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads and child processes of the tests share it.
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_DIR / "test.sqlite3")}
LOGGING = logs.configured(level="CRITICAL")
FEEDBACK_MIN_FORM_SECONDS = 0  # tests fill in forms at once; the one that asks sets it

"""Values that one machine needs and a real installation must set itself."""

import os
from pathlib import Path

from portal.settings import env


def fill_in_for_one_machine() -> None:
    """Set the required variables that are not set: a kept random key, the local address."""
    data = env.folder("DATA_DIR", default=Path(__file__).resolve().parents[2] / "var")
    port = env.text("PORT", default="8000")
    for name, value in {
        "SECRET_KEY": env.kept_secret("SECRET_KEY", path=data / "secret-key"),
        "FIELD_ENCRYPTION_KEYS": env.kept_secret(
            "FIELD_ENCRYPTION_KEYS", path=data / "field-encryption-key"
        ),
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "DEFAULT_FROM_EMAIL": "portal@localhost",
        "EMAIL_HOST": "localhost",
        "LOG_LEVEL": "WARNING",
    }.items():
        os.environ.setdefault(name, value)

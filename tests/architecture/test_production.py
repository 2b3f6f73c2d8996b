"""The production settings are secure as they stand, and refuse to start without their secrets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.test_modules import ROOT

REAL = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "k" * 25 + "0123456789abcdefghijklmnopqrs",
    "ALLOWED_HOSTS": "portal.example.vn",
    "BASE_URL": "https://portal.example.vn",
    "DEFAULT_FROM_EMAIL": "portal@example.vn",
    "EMAIL_HOST": "mail.example.vn",
    "FIELD_ENCRYPTION_KEYS": "3nRZ6dI3mUuVd7bJ1mCk0mF8cW2vQ9yX5tLhPzSgAwE=",
}


def check(tmp_path: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    kept = {"PATH", "HOME", "LANG", "VIRTUAL_ENV"}
    environment = {name: value for name, value in os.environ.items() if name in kept}
    environment |= REAL | {"DATA_DIR": str(tmp_path)} | changes
    command = [sys.executable, "-W", "error::DeprecationWarning", "manage.py", "check", "--deploy"]
    return subprocess.run(
        [*command, "--fail-level", "WARNING"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


class TestProductionSettings:
    def test_pass_the_deployment_check(self, tmp_path: Path):
        result = check(tmp_path)
        assert result.returncode == 0, result.stderr[-3000:]

    @pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "EMAIL_HOST"])
    def test_refuse_to_start_without(self, tmp_path: Path, name: str):
        result = check(tmp_path, **{name: ""})
        assert result.returncode != 0
        assert f"Set {name} in the environment" in result.stderr

    def test_say_what_is_wrong_with_a_value(self, tmp_path: Path):
        result = check(tmp_path, EMAIL_PORT="năm trăm")
        assert "EMAIL_PORT must be a whole number" in result.stderr

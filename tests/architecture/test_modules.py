"""Rules about the shape of the code that no other tool holds."""

import re
import subprocess
from pathlib import Path

from django.core.management import call_command

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MODULE = 300
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "misc", "service", "services"}


def tracked(*patterns: str) -> list[Path]:
    """Return the files git tracks that match, so that stray files do not count."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    return [ROOT / name for name in listed if name and (ROOT / name).exists()]


def modules() -> list[Path]:
    found = [path for path in tracked("*.py") if "migrations" not in path.parts]
    assert len(found) > 50, "git listed no modules"
    return [path for path in found if "tests" not in path.relative_to(ROOT).parts]


class TestModules:
    def test_are_under_three_hundred_lines(self):
        lengths = {
            str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in modules()
        }
        assert {name: count for name, count in lengths.items() if count > LONGEST_MODULE} == {}

    def test_are_named_for_what_they_hold(self):
        assert [path for path in modules() if path.stem in FORBIDDEN_NAMES] == []

    def test_read_the_environment_in_settings_only(self):
        readers = [
            str(path.relative_to(ROOT))
            for path in modules()
            if "os.environ" in path.read_text() and "settings" not in path.parts
        ]
        assert set(readers) <= {"manage.py", "portal/wsgi.py", *CHILD_ENVIRONMENTS}

    def test_write_a_state_in_one_place(self):
        writers = [
            str(path.relative_to(ROOT))
            for path in modules()
            if re.search(r"(case|locked)\.state = ", path.read_text())
        ]
        assert len(writers) <= 1, writers

    def test_name_no_machine_and_leave_nothing_open(self):
        marks = ("TO" + "DO", "FIX" + "ME", "X" + "XX:", "HA" + "CK:")
        found = [
            f"{path.relative_to(ROOT)}: {mark}"
            for path in tracked("*.py", "*.html", "*.js", "*.css", "*.md")
            for mark in marks
            if mark in path.read_text()
        ]
        assert found == []


# The supervisor hands the environment on to the processes it starts; it reads nothing from it.
CHILD_ENVIRONMENTS = {"portal/management/commands/serve.py"}


class TestMigrations:
    @pytest.mark.django_db
    def test_are_complete(self):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)

    def test_are_named(self):
        automatic = [path.name for path in tracked("*/migrations/*_auto_*.py")]
        assert automatic == []

"""Every text that people read has its English; the catalogs say nothing that is gone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib

from tests.architecture.test_modules import ROOT, tracked
from tests.conftest import absent


def gaps(catalog: Path) -> list[str]:
    """Return the texts of one catalog that have no English or an uncertain one."""
    found = polib.pofile(str(catalog))
    return [entry.msgid for entry in [*found.untranslated_entries(), *found.fuzzy_entries()]]


class TestCatalogs:
    def test_are_complete_as_committed(self):
        catalogs = tracked("*.po")
        assert len(catalogs) > 5
        assert {str(path.relative_to(ROOT)): gaps(path) for path in catalogs if gaps(path)} == {}

    def test_hold_every_text_of_the_code(self, tmp_path: Path):
        if not shutil.which("xgettext"):
            absent("xgettext", "apt-get install gettext")
        for path in tracked():
            target = tmp_path / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        command = "makemessages -l en --no-location --no-wrap --no-obsolete -i var -i tests -v 0"
        subprocess.run(
            [sys.executable, "manage.py", *command.split()],
            cwd=tmp_path,
            check=True,
            env=os.environ
            | {
                "DATA_DIR": str(tmp_path / "var"),
                "DJANGO_SETTINGS_MODULE": "portal.settings.development",
            },
            capture_output=True,
        )
        found = {
            str(path.relative_to(tmp_path)): gaps(path)
            for path in sorted(tmp_path.rglob("*.po"))
            if gaps(path)
        }
        assert found == {}

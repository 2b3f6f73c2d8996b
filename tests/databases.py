"""The test databases: a migrated SQLite file kept between runs, and how a test gives its own back.

Migrating takes longer than most tests, so the migrated file is kept.

The file is named by a digest of everything that decides what migrating gives: the migrations, the
data they load, the modules they import and the pinned packages. A fresh machine has none.
"""

import hashlib
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from portal.tasks.models import QueuedTask

ROOT = Path(__file__).resolve().parents[1]
APPS = ("portal", "cms", "search", "feedback")
IMPORTED = re.compile(r"^(?:from|import) ((?:portal|cms|search|feedback)[\w.]*)", re.MULTILINE)
SYNCED_AFTER_MIGRATING = ("portal/users/roles.py", "cms/setup.py", "cms/apps.py")


def kept_database() -> Path:
    """Return the path of the migrated file that belongs to this state of the code."""
    digest = hashlib.sha256()
    for path in sorted(set(_sources())):
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    folder = Path(tempfile.gettempdir()) / "portal-test-databases"
    folder.mkdir(exist_ok=True)
    return folder / f"{digest.hexdigest()[:24]}.sqlite3"


def restore() -> None:
    """Put the database back as migrating left it, after a test that really committed.

    Emptying the tables, as Django does, would take what the migrations loaded with it, and the
    triggers that keep events append-only forbid it.
    """
    if connection.vendor == "sqlite":
        connection.close()
        source = sqlite3.connect(kept_database())
        target = sqlite3.connect(connection.settings_dict["NAME"], timeout=20)
        source.backup(target)
        source.close()
        target.close()
    else:
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
    forget_tasks()


def forget_tasks() -> None:
    """Drop the background work that migrating enqueued, so that a test finds only its own."""
    QueuedTask.objects.all().delete()


def _sources() -> Iterator[Path]:
    yield ROOT / "requirements.txt"
    yield from (ROOT / name for name in SYNCED_AFTER_MIGRATING if (ROOT / name).exists())
    for app in APPS:
        yield from (path for path in (ROOT / app).rglob("data/*") if path.is_file())
        for migration in (ROOT / app).rglob("migrations/*.py"):
            yield migration
            for name in IMPORTED.findall(migration.read_text()):
                yield from _module(name)


def _module(name: str) -> Iterator[Path]:
    path = ROOT / Path(*name.split("."))
    if path.with_suffix(".py").exists():
        yield path.with_suffix(".py")
    elif path.is_dir():
        yield from path.glob("*.py")

"""A migrated SQLite file kept between runs, because migrating takes longer than most tests.

The file is named by a digest of everything that decides what migrating gives: the migrations, the
data they load, the modules they import and the pinned packages. A fresh machine has none.
"""

import hashlib
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

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

"""What the settings read from the environment stands in .env.example and in the manual."""

import re

from tests.architecture.test_modules import ROOT

READ = re.compile(r"env\.(?:text|flag|number|names|folder|kept_secret)\(\s*\"([A-Z_]+)\"")
LISTED = re.compile(r"^([A-Z_]+)=", re.MULTILINE)
EXPLAINED = re.compile(r"^\| `([A-Z_]+)` ", re.MULTILINE)
# Django itself reads it, before any settings.
READ_BY_DJANGO = {"DJANGO_SETTINGS_MODULE"}


def read() -> set[str]:
    """Return the variables that the settings read."""
    modules = (ROOT / "portal" / "settings").glob("*.py")
    return {name for path in modules for name in READ.findall(path.read_text())} | READ_BY_DJANGO


class TestEnvironment:
    def test_is_listed_whole_in_the_example(self):
        listed = LISTED.findall((ROOT / ".env.example").read_text())
        assert len(listed) == len(set(listed))
        assert read() - set(listed) == set(), "add them to .env.example"
        assert set(listed) - read() == set(), "nothing reads them any more"

    def test_is_explained_in_the_manual(self):
        explained = EXPLAINED.findall((ROOT / "docs" / "operations.md").read_text())
        assert len(explained) == len(set(explained))
        assert read() ^ set(explained) == set()

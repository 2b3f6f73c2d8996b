"""Compile the translations in pure Python: a machine that has only Python has no msgfmt."""

import os
import re
import sysconfig
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

import polib

PLACEHOLDER = re.compile(r"%\((\w+)\)")


class BrokenCatalogError(Exception):
    """A catalog that cannot be compiled; the text says where and why."""


class Command(BaseCommand):
    help = "Compile the translation catalogs (.po) that changed; needs no gettext tools."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="compile also those that have not changed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        catalogs = sorted(catalogs_in(locale_folders()))
        broken: list[str] = []
        compiled = 0
        for catalog in catalogs:
            if not options["all"] and not is_stale(catalog):
                continue
            try:
                compile_catalog(catalog)
            except BrokenCatalogError as error:
                broken.append(str(error))
            else:
                compiled += 1
        if broken:
            raise CommandError("\n".join(broken))
        if options["verbosity"]:
            self.stdout.write(
                _("Đã biên dịch %(compiled)d trong %(total)d tệp bản dịch.")
                % {"compiled": compiled, "total": len(catalogs)}
            )


def locale_folders() -> Iterator[Path]:
    """Yield the locale folders of the templates and of the apps that lie in this repository."""
    yield from map(Path, settings.LOCALE_PATHS)
    packages = [Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")]
    for app in apps.get_app_configs():
        path = Path(app.path)
        installed = any(path.is_relative_to(folder) for folder in packages)
        if path.is_relative_to(settings.BASE_DIR) and not installed:
            yield path / "locale"


def catalogs_in(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield each catalog of Python and of JavaScript texts below the folders."""
    for folder in folders:
        for domain in ("django", "djangojs"):
            yield from folder.glob(f"*/LC_MESSAGES/{domain}.po")


def is_stale(catalog: Path) -> bool:
    """Return True if the compiled file beside the catalog is missing or older."""
    compiled = catalog.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < catalog.stat().st_mtime


def compile_catalog(catalog: Path) -> None:
    """
    Write the compiled file beside the catalog, whole or not at all.

    :raises BrokenCatalogError: if the catalog cannot be read or a translation asks for a value
        that its source does not have
    """
    try:
        entries = polib.pofile(str(catalog), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise BrokenCatalogError(
            _("Không đọc được %(path)s: %(error)s") % {"path": catalog, "error": error}
        ) from error
    for entry in entries:
        check_placeholders(catalog, entry)
    scratch = catalog.with_suffix(f".{os.getpid()}.mo")
    entries.save_as_mofile(str(scratch))
    scratch.replace(catalog.with_suffix(".mo"))


def check_placeholders(catalog: Path, entry: polib.POEntry) -> None:
    """
    Refuse a translation with a placeholder its source lacks: it would fail when shown.

    :raises BrokenCatalogError: naming the line
    """
    known = set(PLACEHOLDER.findall(entry.msgid + (entry.msgid_plural or "")))
    for text in (entry.msgstr, *entry.msgstr_plural.values()):
        unknown = set(PLACEHOLDER.findall(text)) - known
        if unknown:
            raise BrokenCatalogError(
                _("%(path)s, dòng %(line)d: bản dịch có %(names)s mà câu gốc không có.")
                % {"path": catalog, "line": entry.linenum, "names": ", ".join(sorted(unknown))}
            )

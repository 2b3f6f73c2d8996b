import gettext
import os
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

import pytest

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def catalog(tmp_path: Path, settings) -> Path:
    folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    path = folder / "django.po"
    path.write_text(HEADER + 'msgid "Gửi phản ánh"\nmsgstr "Send a report"\n', encoding="utf-8")
    return path


def run(**options: object) -> str:
    out = StringIO()
    call_command("compile_catalogs", stdout=out, **options)
    return out.getvalue()


class TestCompileCatalogs:
    def test_writes_what_gettext_reads(self, catalog):
        run()
        with catalog.with_suffix(".mo").open("rb") as file:
            translation = gettext.GNUTranslations(file)
        assert translation.gettext("Gửi phản ánh") == "Send a report"

    def test_leaves_a_fresh_catalog_alone(self, catalog):
        run()
        before = catalog.with_suffix(".mo").stat().st_ino
        assert "Đã biên dịch 0 trong" in run()
        assert catalog.with_suffix(".mo").stat().st_ino == before

    def test_compiles_a_changed_catalog_again(self, catalog):
        run()
        compiled = catalog.with_suffix(".mo")
        os.utime(compiled, (1, 1))
        run()
        assert compiled.stat().st_mtime > 1

    def test_refuses_a_broken_catalog_and_says_where(self, catalog):
        catalog.write_text(HEADER + "<<<<<<< HEAD\n", encoding="utf-8")
        with pytest.raises(CommandError, match=r"django\.po"):
            run()
        assert not catalog.with_suffix(".mo").exists()

    def test_refuses_text_that_is_not_utf_8(self, catalog):
        catalog.write_bytes(HEADER.encode() + b'msgid "\xff\xfe"\nmsgstr "x"\n')
        with pytest.raises(CommandError, match=r"django\.po"):
            run()

    def test_refuses_a_translation_that_asks_for_a_value_the_source_lacks(self, catalog):
        catalog.write_text(
            HEADER + 'msgid "Còn %(days)s ngày"\nmsgstr "%(day)s days left"\n', encoding="utf-8"
        )
        with pytest.raises(CommandError, match=r"dòng 4.*day"):
            run()

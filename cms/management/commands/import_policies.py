"""Takes legal texts from a file of JSON lines."""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tqdm import tqdm

from cms.models import PolicyIndexPage
from cms.policy_import.records import PolicyRecord, RecordError, read_record
from cms.policy_import.writing import identity_of, take


class Command(BaseCommand):
    """
    Imports one record a line, each wholly or not at all.

    The exit status is 1 if a record could not be taken; a repeated one is named but is no error.
    """

    help = "Import policy documents from a file of JSON lines; may be run again at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="number, kind, title, issued_on, text a line")

    def handle(self, *, file: Path, **_options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            self._import(file)

    def _import(self, file: Path) -> None:
        index = PolicyIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        if index is None:
            raise CommandError(_("Chưa có mục văn bản. Hãy chạy lệnh migrate trước."))
        started = time.monotonic()
        counts: Counter[str] = Counter()
        seen: dict[str, int] = {}
        for number, line in self._lines(file):
            try:
                record = read_record(line, today=timezone.localdate())
                self._refuse_repeated(record, number, seen)
                counts[take(record, index=index).value] += 1
            except RepeatedError as repeated:
                counts["repeated"] += 1
                self._say(_("Dòng %(line)s trùng: %(why)s"), number, str(repeated))
            except RecordError as error:
                counts["refused"] += 1
                self._say(_("Dòng %(line)s không nhập được: %(why)s"), number, str(error))
        self._summary(counts, time.monotonic() - started)

    def _lines(self, file: Path) -> Iterator[tuple[int, str]]:
        """Give the lines with their numbers and show how far we are, on a terminal only."""
        try:
            size = file.stat().st_size
            with (
                file.open("rb") as opened,
                tqdm(total=size, unit="B", unit_scale=True, disable=not sys.stderr.isatty()) as bar,
            ):
                for number, line in enumerate(opened, start=1):
                    bar.update(len(line))
                    if line.strip():
                        yield number, line.decode("utf-8-sig", errors="replace")
        except OSError as error:
            raise CommandError(
                _("Không đọc được tệp %(file)s: %(why)s") % {"file": file, "why": error.strerror}
            ) from error

    @staticmethod
    def _refuse_repeated(record: PolicyRecord, number: int, seen: dict[str, int]) -> None:
        identity = identity_of(record, language=settings.LANGUAGE_CODE)
        first = seen.setdefault(identity, number)
        if first != number:
            raise RepeatedError(
                _("%(label)s đã có ở dòng %(first)s") % {"label": record.label, "first": first}
            )

    def _say(self, sentence: str, line: int, why: str) -> None:
        self.stderr.write(sentence % {"line": line, "why": why})

    def _summary(self, counts: Counter[str], seconds: float) -> None:
        self.stdout.write(
            _(
                "%(created)s văn bản mới, %(updated)s cập nhật, %(unchanged)s không đổi, "
                "%(repeated)s trùng, %(refused)s không nhập được, trong %(seconds)s giây."
            )
            % {
                **{
                    name: counts[name]
                    for name in ("created", "updated", "unchanged", "repeated", "refused")
                },
                "seconds": f"{seconds:.1f}".replace(".", ","),
            }
        )
        if counts["refused"]:
            sys.exit(1)


class RepeatedError(Exception):
    """A record that an earlier line of the file already brought."""

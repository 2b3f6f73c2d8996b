"""Load the communes' polygons from a GeoJSON file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.places import boundaries


class Command(BaseCommand):
    help = "Replaces the boundaries of all communes by those of a GeoJSON file (WGS 84)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--credit",
            default="Ranh giới tham khảo, không có giá trị pháp lý.",
            help="the words shown beside the map: source, licence, standing",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        credit = options["credit"].strip()[:300]
        try:
            done = boundaries.load(options["file"], credit=credit, now=timezone.now())
        except boundaries.BoundaryError as error:
            message = _("%(reason)s Chưa có gì thay đổi.") % {"reason": error}
            raise CommandError(message) from error
        counts = {
            "communes": done.communes,
            "points": done.points,
            "kilobytes": done.stored_bytes // 1000,
        }
        if done.is_new:
            text = _(
                "Đã nạp ranh giới của %(communes)d xã, phường: %(points)d điểm, %(kilobytes)d kB."
            )
        else:
            text = _("Tệp này đã được nạp từ trước: %(communes)d xã, phường; không có gì thay đổi.")
        self.stdout.write(text % counts)

"""Compare the search's indices with the entries."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.checking import NotAtRestError, compare


class Command(BaseCommand):
    help = (
        "Compares the index of every engine in use with the entries, by number and checksum."
        " Ends with 1 if one differs."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--follow", action="store_true", help="let the engines take up what is new first"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = compare(follow=options["follow"])
        except NotAtRestError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"entries: {told.entries}")
        for name, found in told.engines.items():
            self.stdout.write(f"{name}: {found}")
        if told.differing:
            raise CommandError(
                f"Not equal to the entries: {', '.join(told.differing)}."
                " Wait a minute and compare again; then: manage.py rebuild_search --engine NAME"
            )

"""Bring an installation up to date: translations, database, cache table."""

import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Compile translations, migrate and make the cache table; quick when nothing is new."

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        call_command("compile_catalogs", verbosity=0)
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if waiting:
            self.stdout.write(f"Preparing the database ({waiting} steps) ...")
            call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        self.stdout.write(f"Ready in {time.monotonic() - began:.1f} s.")

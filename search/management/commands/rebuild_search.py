"""Build the search's indices anew from the entries, or the entries too from the pages."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from wagtail.models import Page

from tqdm import tqdm

from search.engines import registry
from search.engines.base import Engine, EngineUnavailableError
from search.tasks.projecting import project_one
from search.wording.learning import learn


class Command(BaseCommand):
    help = (
        "Builds the search index of every engine in use (or of one), while the old one answers."
        " With --pages, first reads every published page again. With --back, lets Elasticsearch"
        " answer from the index before the last rebuild, brought up to date. Learns the"
        " words of the texts too."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--engine", help="embedded or elasticsearch; without it, all in use")
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--pages", action="store_true", help="read every page again first")
        how.add_argument("--back", action="store_true", help="go back to Elasticsearch's old index")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = self._chosen(options["engine"])
        if options["back"]:
            self._go_back()
            return
        if options["pages"]:
            self._read_pages()
        for engine in chosen:
            self._build(engine)
        self.stdout.write(f"words: {learn(even_if_unchanged=True)}")

    def _go_back(self) -> None:
        if not settings.ELASTICSEARCH_URL:
            raise CommandError("Elasticsearch is not in use: ELASTICSEARCH_URL is not set.")
        try:
            name = registry.elastic().go_back()
        except EngineUnavailableError as error:
            raise CommandError(f"There is no way back: {error}.") from error
        self.stdout.write(f"elasticsearch: {name}")

    def _chosen(self, name: str | None) -> list[Engine]:
        in_use = {engine.name: engine for engine in registry.in_use()}
        if name is None:
            return list(in_use.values())
        if name not in in_use:
            raise CommandError(f"No engine {name!r} in use; choose from: {', '.join(in_use)}.")
        return [in_use[name]]

    def _read_pages(self) -> None:
        pages = Page.objects.order_by("pk").values_list("pk", flat=True)
        for pk in tqdm(list(pages), desc="pages", unit="page", file=self.stderr, disable=None):
            project_one(page_id=pk)

    def _build(self, engine: Engine) -> None:
        with tqdm(desc=engine.name, unit="entry", file=self.stderr, disable=None) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                count = engine.rebuild(progress=show)
            except EngineUnavailableError as error:
                raise CommandError(f"{engine.name} could not be built: {error}") from error
        self.stdout.write(f"{engine.name}: {count} entries")

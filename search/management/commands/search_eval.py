"""Measure the search on a collection of questions whose answers are known."""

import json
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tqdm import tqdm

from search.engines.base import EngineUnavailableError
from search.evaluation.apart import ENGINES
from search.evaluation.collection import Collection, CollectionError, read
from search.evaluation.contents import pages_of
from search.evaluation.measuring import Answered, Examination, Typing, scores
from search.evaluation.variants import VARIANTS, typo
from search.query import TEXT, SearchQuery

TYPO = "typo"


class Command(BaseCommand):
    help = (
        "Indexes a collection in BEIR's form (corpus.jsonl, queries.jsonl, qrels.tsv) apart from"
        " the portal's own content, asks every question, and prints one line of JSON."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="the collection's folder")
        parser.add_argument("--engine", choices=list(ENGINES), default="embedded")
        parser.add_argument(
            "--variant",
            choices=[*VARIANTS, TYPO],
            default="marked",
            help="how the questions are typed",
        )
        parser.add_argument("--limit", type=int, help="ask only so many questions, the first ones")
        parser.add_argument("--seed", type=int, default=1, help="which letters a typo swaps")
        parser.add_argument("--runs", type=Path, help="write a line of JSON for each question here")

    def handle(self, *args: Any, **options: Any) -> None:
        collection = self._collection(options["folder"], options["limit"])
        pages = pages_of(collection)
        passages = len(pages.entries)  # made before the clock starts
        try:
            with ENGINES[options["engine"]](pages) as engine:
                began = time.perf_counter()
                engine.rebuild()
                seconds = time.perf_counter() - began
                engine.match(SearchQuery.parse({TEXT: "khởi động"}))  # opens files, connects
                examination = Examination(engine, collection, pages)
                answers = examination.answers(typed=_typing(**options))
                answered = tuple(self._shown(answers, total=len(collection.questions)))
        except EngineUnavailableError as error:
            raise CommandError(f"{options['engine']} cannot be measured: {error}") from error
        if options["runs"]:
            _write(options["runs"], answered)
        told = {
            "collection": collection.name,
            "engine": options["engine"],
            "variant": options["variant"],
            **({"seed": options["seed"]} if options["variant"] == TYPO else {}),
            **{name: round(value, 4) for name, value in asdict(scores(answered)).items()},
            "documents": len(collection.documents),
            "passages": passages,
            "index_seconds": round(seconds, 4),
            "passages_per_second": round(passages / seconds),
        }
        self.stdout.write(json.dumps(told, ensure_ascii=False))

    def _collection(self, folder: Path, limit: int | None) -> Collection:
        if limit is not None and limit < 1:
            raise CommandError("--limit takes a number from 1.")
        try:
            collection = read(folder)
        except CollectionError as error:
            raise CommandError(str(error)) from error
        return replace(collection, questions=collection.questions[:limit])

    def _shown(self, answers: Iterable[Answered], *, total: int) -> Iterator[Answered]:
        """Yield the answers while a bar shows how far it is."""
        yield from tqdm(answers, total=total, unit="question", file=self.stderr, disable=None)


def _typing(*, variant: str, seed: int, **_: Any) -> Typing:
    """Return how a question is typed; the same seed gives the same slips of the finger."""
    if variant == TYPO:
        return lambda question: typo(question.text, seed=f"{seed} {question.key}")
    return lambda question: VARIANTS[variant](question.text)


def _write(path: Path, answered: Iterable[Answered]) -> None:
    """Write what was found for each question; a search ends when nothing judged is missing."""
    try:
        with path.open("w", encoding="utf-8") as lines:
            for answer in answered:
                lines.write(json.dumps(asdict(answer), ensure_ascii=False) + "\n")
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from error

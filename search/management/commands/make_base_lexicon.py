"""Make the base list of words and pairs from texts that may be used freely."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from portal.vietnamese.tones import is_syllable, split_tone, with_tone
from search.wording import base
from search.wording.counting import Tally

# Every tenth text is left out, so that there are some on which the list can be tried.
HELD_OUT = 10
# The list speaks more softly than what a site itself publishes.
SCALE = 20


class Command(BaseCommand):
    help = (
        "Makes the base list of common words and pairs from a file of texts, one JSON object with"
        ' a "text" on each line. Every tenth text is left out, for trying the list on it.'
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("texts", type=Path)
        parser.add_argument("--words", type=int, default=3000)
        parser.add_argument("--pairs", type=int, default=20000)
        parser.add_argument("--to", type=Path, default=base.PATH)

    def handle(self, *args: Any, **options: Any) -> None:
        tally = Tally(most_words=options["words"], most_pairs=options["pairs"])
        with options["texts"].open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % HELD_OUT:
                    tally.add([json.loads(line)["text"]])
        for word in [word for word in tally.words if not _is_well_written(word)]:
            del tally.words[word]
        tally.finish()
        base.write(options["to"], words=_scaled(tally.words), pairs=_scaled(tally.pairs))
        self.stdout.write(f"{len(tally.words)} words, {len(tally.pairs)} pairs: {options['to']}")


def _is_well_written(word: str) -> bool:
    bare, tone = split_tone(word)
    return is_syllable(bare, tone) and with_tone(bare, tone) == word


def _scaled(counts: dict[str, int]) -> dict[str, int]:
    return {name: max(1, round(count / SCALE)) for name, count in counts.items()}

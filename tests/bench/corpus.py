"""As many passages as wanted, made by repeating and perturbing real ones; the same for one seed."""

import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from search.models import Entry
from search.numbers import number_keys
from search.querysets import CHUNK
from search.sequence import START, Position
from search.splitting import pieces

SHARED = Path(__file__).resolve().parents[3] / "shared/data/relevance"
# Goes up when the generator changes, so that no index of older passages is used again.
EDITION = 1

_TOPICS = ("rac-thai", "khi-nha-kinh", "nuoc", "rung", "nang-luong", "giao-thong")
_ISSUERS = ("Chính phủ", "Quốc hội", "Ủy ban nhân dân tỉnh Lạng Sơn", "Bộ Tài chính")
_KINDS = {"decree": "NĐ-CP", "law": "QH15", "plan": "KH-UBND", "decision": "QĐ-UBND"}
# Of 100 syllables, so many are dropped, replaced by another one, or change places with the next.
_DROPPED, _REPLACED, _SWAPPED = 2, 5, 3


@dataclass(frozen=True)
class RealTexts:
    """Pieces of real articles with their headings, and real questions."""

    pieces: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]


@cache
def real_texts() -> RealTexts:
    """Read the articles and questions that citizens and examiners asked of them."""
    found = []
    for article in _objects("zalo-dev/corpus.jsonl"):
        found += [(article["title"], piece) for piece in pieces(article["text"])]
    questions = [
        question["text"]
        for name in ("zalo-dev", "alqac23")
        for question in _objects(f"{name}/queries.jsonl")
    ]
    return RealTexts(pieces=tuple(found), questions=tuple(questions))


def _objects(name: str) -> Iterator[dict[str, Any]]:
    with (SHARED / name).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


class Perturbed:
    """
    A source of `size` entries in documents of `together`, each document's first being its page.

    The first entries are the real pieces as they are; when those are used up, they come again
    with syllables dropped, replaced and swapped, and with sentences of another piece. Nothing is
    kept: every pass makes them anew, `seconds` and `cpu_seconds` say how long that took.
    """

    def __init__(self, texts: RealTexts, size: int, *, together: int = 60, seed: int = 1) -> None:
        self._texts = texts
        self._size = size
        self._together = together
        self._seed = seed
        self.seconds = 0.0
        self.cpu_seconds = 0.0

    @property
    def token(self) -> str:
        """What tells this collection from every other."""
        return f"{EDITION}-{self._size}-{self._together}-{self._seed}"

    def position(self) -> Position:
        return Position(seq=self._size, token=self.token)

    def is_known(self, reached: Position) -> bool:
        return reached in {START, self.position()}

    def count(self, *, up_to: int) -> int:
        return min(up_to, self._size)

    def standing(self, *, up_to: int) -> Iterator[list[Entry]]:
        return self.after(0, up_to=up_to)

    def after(self, seq: int, *, up_to: int) -> Iterator[list[Entry]]:
        end = min(up_to, self._size)
        for start in range(seq, end, CHUNK):
            began, computed = time.perf_counter(), time.process_time()
            chunk = [self._entry(number) for number in range(start, min(start + CHUNK, end))]
            self.seconds += time.perf_counter() - began
            self.cpu_seconds += time.process_time() - computed
            yield chunk

    def pairs(self, *, up_to: int) -> Iterator[tuple[int, int]]:
        return ((seq, seq) for seq in range(1, min(up_to, self._size) + 1))

    def numbers(self) -> Iterator[str]:
        """Yield the documents' numbers."""
        for document in range(-(-self._size // self._together)):
            yield self._number(document)

    def _entry(self, number: int) -> Entry:
        document, place = divmod(number, self._together)
        heading, text = self._text(number)
        about = self._about(document)
        if place:
            about |= {"part": f"dieu-{place}", "anchor": f"dieu-{place}", "heading": heading}
        return Entry(pk=number + 1, seq=number + 1, digest=f"{number:064x}", body=text, **about)

    def _about(self, document: int) -> dict[str, Any]:
        title, _ = self._texts.pieces[document * self._together % len(self._texts.pieces)]
        number = self._number(document)
        year = 2000 + document % 26
        day = date(year, 1 + document % 12, 1 + document % 28)
        return {
            "page_id": document + 1,
            "kind": "document",
            "language": "vi",
            "url": f"/van-ban/{document}/",
            "title": title,
            "number": number,
            "number_key": number_keys(number)[0],
            "document_kind": list(_KINDS)[document % len(_KINDS)],
            "issuer": _ISSUERS[document % len(_ISSUERS)],
            "topics": [_TOPICS[document % len(_TOPICS)]],
            "year": year,
            "issued_date": day,
            "effective_date": day,
        }

    def _number(self, document: int) -> str:
        suffix = list(_KINDS.values())[document % len(_KINDS)]
        return f"{document + 1}/{2000 + document % 26}/{suffix}"

    def _text(self, number: int) -> tuple[str, str]:
        real = self._texts.pieces
        heading, text = real[number % len(real)]
        if number < len(real):
            return heading, text
        chance = random.Random(f"{self._seed} {number}")  # noqa: S311
        if chance.random() < 0.3:
            text = _mixed(text, real[chance.randrange(len(real))][1], chance)
        return heading, _perturbed(text, real, chance)


def _mixed(text: str, other: str, chance: random.Random) -> str:
    """Return a text one of whose sentences comes from another one."""
    sentences, others = text.split(". "), other.split(". ")
    sentences[chance.randrange(len(sentences))] = chance.choice(others)
    return ". ".join(sentences)


def _perturbed(text: str, real: tuple[tuple[str, str], ...], chance: random.Random) -> str:
    """Return a text with some of its syllables dropped, replaced and swapped."""
    syllables = text.split()
    count = len(syllables)
    # Whatever stands in some real text stands here as often as there.
    strange = real[chance.randrange(len(real))][1].split()
    if count < 3 or not strange:
        return text
    for _ in range(-(-count * _REPLACED // 100)):
        syllables[int(chance.random() * count)] = strange[int(chance.random() * len(strange))]
    for _ in range(count * _SWAPPED // 100):
        place = int(chance.random() * (count - 1))
        syllables[place : place + 2] = syllables[place + 1], syllables[place]
    for _ in range(count * _DROPPED // 100):
        syllables.pop(int(chance.random() * len(syllables)))
    return " ".join(syllables)

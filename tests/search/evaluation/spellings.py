"""Real documents asked for by their numbers, in every spelling that people use."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from portal.vietnamese.folding import fold
from portal.vietnamese.numbers import number_key
from search.evaluation.collection import Collection, Document, Question
from search.numbers import number_keys

SHARED = Path(__file__).resolve().parents[4] / "shared/data/policies.jsonl"
# Of each text: its preamble, which cites other documents by number, and its first articles.
CHARACTERS = 6_000

_KINDS = {
    "bo_luat": "Bộ luật",
    "luat": "Luật",
    "nghi_quyet": "Nghị quyết",
    "nghi_dinh": "Nghị định",
    "quyet_dinh": "Quyết định",
    "thong_tu": "Thông tư",
    "thong_tu_lien_tich": "Thông tư liên tịch",
    "van_ban_hop_nhat": "Văn bản hợp nhất",
    "cong_van": "Công văn",
}
_GLUE = re.compile(r"[^\w]+")

Said = dict[str, Any]
SPELLINGS: dict[str, Callable[[Said], str]] = {
    "exact": lambda said: said["number"],
    "lower": lambda said: said["number"].lower(),
    "unmarked": lambda said: fold(said["number"]),
    "glued": lambda said: _GLUE.sub("", said["number"]).lower(),
    "prefix": lambda said: said["number"].split("-")[0],
    "so": lambda said: f"số {said['number']}",
    "kind": lambda said: f"{_KINDS[said['kind']]} {said['number']}",
    "year": lambda said: f"{_KINDS[said['kind']].lower()} {_digits(said)} năm {_year(said)}",
    "year unmarked": lambda said: fold(SPELLINGS["year"](said)),
}
# What is typed is the beginning of a number, and any document whose number begins so will do.
_BEGINNINGS = {"prefix"}
# What is typed names a kind, a figure and a year, and any such document will do.
_DESCRIPTIONS = {"year", "year unmarked"}


def numbered() -> list[Said]:
    """Return the documents that have a number."""
    with SHARED.open(encoding="utf-8") as lines:
        return [said for said in map(json.loads, lines) if said["number"]]


def asked_by_number() -> Collection:
    """Return the documents as a collection, with a question for each and each spelling."""
    documents = numbered()
    return Collection(
        name="numbers",
        documents=tuple(_document(place, said) for place, said in enumerate(documents)),
        questions=tuple(_questions(documents)),
    )


def _document(place: int, said: Said) -> Document:
    year, month, day = (int(part) for part in said["issued_on"].split("-"))
    about = {
        "number": said["number"],
        "document_kind": said["kind"],
        "issued": f"{year}-{month:02}-{day:02}",
        "citation": said["number"],
    }
    return Document(str(place), said["title"], said["text"][:CHARACTERS], about)


def _questions(documents: list[Said]) -> Iterator[Question]:
    for spelling, typed in SPELLINGS.items():
        for place, said in enumerate(documents):
            if said["kind"] not in _KINDS:
                continue
            text = typed(said)
            right = {
                str(other): 1
                for other, rival in enumerate(documents)
                if _is_right(spelling, text, said, rival)
            }
            yield Question(f"{spelling}/{place}", text, right)


def _is_right(spelling: str, text: str, said: Said, rival: Said) -> bool:
    if spelling in _BEGINNINGS:
        return any(key.startswith(number_key(text)) for key in number_keys(rival["number"]))
    if spelling in _DESCRIPTIONS:
        return _described(said) == _described(rival)
    return number_key(said["number"]) == number_key(rival["number"])


def _described(said: Said) -> tuple[str, str, str]:
    return said["kind"], _digits(said), _year(said)


def _digits(said: Said) -> str:
    return said["number"].split("/")[0]


def _year(said: Said) -> str:
    return said["issued_on"][:4]

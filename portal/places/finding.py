"""
Which commune a person means: by its name, with or without marks, an old name, or the code.

All 65 communes and their 196 old parts are read in two queries and ranked in memory.
"""

import enum
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rapidfuzz import fuzz, process

from portal.places.models import Commune, FormerCommune
from portal.vietnamese import folding, writing

MAX_TYPED = 100
NEAR_SCORE = 72

_KINDS = {
    "phuong": "ward",
    "p": "ward",
    "xa": "commune",
    "x": "commune",
    "thi tran": "township",
    "tt": "township",
}
_TAILS = {"ward": "ward", "commune": "commune", "township": "township"}
_FILLERS = ("thanh pho", "tp", "huyen", "tinh")


class Rank(enum.IntEnum):
    """How a commune was recognised, best first; up to `LAST_EXACT` the whole name was typed."""

    CODE = 0
    NAME = 1
    OLD_NAME = 2
    NAME_OF_OTHER_KIND = 3
    OLD_NAME_OF_OTHER_KIND = 4
    NAME_PART = 5
    OLD_NAME_PART = 6
    DISTRICT = 7
    NEAR = 8


LAST_EXACT = Rank.OLD_NAME_OF_OTHER_KIND


@dataclass(frozen=True)
class Match:
    """A commune that may be meant, and by which old name or district it was recognised."""

    commune: Commune
    rank: Rank
    has_other_marks: bool = False
    former: FormerCommune | None = None
    score: float = 0

    @property
    def note(self) -> str:
        """What to say beside the name when it was recognised by something older."""
        if self.former is None:
            return ""
        if self.rank is Rank.DISTRICT:
            return _("trước đây thuộc %(district)s") % {"district": self.former.district_title}
        return _("gồm %(former)s trước đây") % {"former": self.former}

    @property
    def order(self) -> tuple[int, bool, float, str, str]:
        """Sorts the best match first."""
        return self.rank, self.has_other_marks, -self.score, self.commune.folded, self.commune.code


@dataclass(frozen=True)
class Typed:
    """What was typed: folded words without kind and fillers, the kind, and the marks."""

    words: str
    kind: str
    marked: str

    @classmethod
    def read(cls, text: str) -> "Typed":
        """Take the text apart."""
        text = writing.clean(text)[:MAX_TYPED]
        words = f" {_joined(text)} "
        for filler in _FILLERS:
            words = words.replace(f" {filler} ", " ")
        words, kind = _without_kind(words.strip())
        return cls(words, kind, _marks_last(text))


def find_communes(text: str, *, limit: int = 10) -> list[Commune]:
    """Return the communes that the text may mean, the likeliest first."""
    return [match.commune for match in find_matches(text, limit=limit)]


def find_matches(text: str, *, limit: int = 10) -> list[Match]:
    """Return the communes that the text may mean, each with how it was recognised."""
    typed = Typed.read(text)
    if not typed.words:
        return []
    communes = {commune.code: commune for commune in Commune.objects.all()}
    if typed.words in communes:
        return [Match(communes[typed.words], Rank.CODE)]
    former = list(FormerCommune.objects.order_by("pk"))
    best: dict[str, Match] = {}
    for match in _candidates(typed, communes, former):
        known = best.get(match.commune.code)
        if known is None or match.order < known.order:
            best[match.commune.code] = match
    if not best:
        best = _near(typed, communes, former)
    return sorted(best.values(), key=lambda match: match.order)[:limit]


def resolve(text: str) -> Commune | None:
    """Return the one commune whose whole name, old name or code the text is, if only one is."""
    return clear_choice(find_matches(text, limit=2))


def clear_choice(matches: list[Match]) -> Commune | None:
    """Return the first match's commune if it was typed whole and no other fits as well."""
    if not matches or matches[0].rank > LAST_EXACT:
        return None
    first, *others = matches
    is_alone = all(match.order[:2] > first.order[:2] for match in others[:1])
    return first.commune if is_alone else None


def _candidates(
    typed: Typed, communes: dict[str, Commune], former: list[FormerCommune]
) -> Iterator[Match]:
    for commune in communes.values():
        rank = _rank_of_name(typed, commune)
        if rank is not None:
            yield Match(commune, rank, _has_other_marks(typed, commune.name))
    for old in former:
        rank = _rank_of_old_name(typed, old)
        if rank is not None:
            named = old.district if rank is Rank.DISTRICT else old.name
            commune = communes[old.commune_id]
            yield Match(commune, rank, _has_other_marks(typed, named), old)


def _rank_of_name(typed: Typed, commune: Commune) -> Rank | None:
    if typed.words in {commune.folded, f"{commune.folded} lang son"}:
        is_same = typed.kind in {"", commune.kind}
        return Rank.NAME if is_same else Rank.NAME_OF_OTHER_KIND
    return Rank.NAME_PART if _begins_a_word(typed.words, commune.folded) else None


def _rank_of_old_name(typed: Typed, old: FormerCommune) -> Rank | None:
    district = _joined(old.district)
    if typed.words == f"{old.folded} {district}":
        return Rank.NAME if typed.kind in {"", old.kind} else Rank.NAME_OF_OTHER_KIND
    if typed.words == old.folded:
        is_same = typed.kind in {"", old.kind}
        return Rank.OLD_NAME if is_same else Rank.OLD_NAME_OF_OTHER_KIND
    if _begins_a_word(typed.words, f"{old.folded} {district}"):
        return Rank.DISTRICT if _begins_a_word(typed.words, district) else Rank.OLD_NAME_PART
    return None


def _near(
    typed: Typed, communes: dict[str, Commune], former: list[FormerCommune]
) -> dict[str, Match]:
    """Return communes whose name, or an old part's name, is nearly what was typed."""
    names = {("", code): commune.folded for code, commune in communes.items()}
    names |= {(str(number), old.commune_id): old.folded for number, old in enumerate(former)}
    best: dict[str, Match] = {}
    for _name, score, (number, code) in process.extract(
        typed.words, names, scorer=fuzz.ratio, score_cutoff=NEAR_SCORE, limit=20
    ):
        old = former[int(number)] if number else None
        best.setdefault(code, Match(communes[code], Rank.NEAR, former=old, score=score))
    return best


def _joined(text: str) -> str:
    return " ".join(word for _start, _end, word in folding.words(text))


def _without_kind(words: str) -> tuple[str, str]:
    """Return the words without "phường" before or "ward" behind, and the kind that was said."""
    for said, kind in _KINDS.items():
        if words.startswith(f"{said} "):
            return words.removeprefix(f"{said} "), kind
    for said, kind in _TAILS.items():
        if words.endswith(f" {said}"):
            return words.removesuffix(f" {said}"), kind
    return words, ""


def _begins_a_word(part: str, name: str) -> bool:
    return f" {part}" in f" {name}"


def _has_other_marks(typed: Typed, name: str) -> bool:
    """Tell whether marks were typed and the name's are others; Hoà and Hòa are the same."""
    has_marks = typed.marked != unicodedata.normalize("NFC", folding.fold(typed.marked))
    return has_marks and _marks_last(name) not in typed.marked


def _marks_last(text: str) -> str:
    """Return lower-case words with each word's tone moved to its end: "hoà" and "hòa" agree."""
    return " ".join(_tone_last(word) for word in text.lower().split())


def _tone_last(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    letters = "".join(part for part in parts if part not in _TONES)
    tones = "".join(part for part in parts if part in _TONES)
    return unicodedata.normalize("NFC", letters) + tones


_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")

"""Tones: taking the tone off a syllable and writing it over the right vowel."""

import re
import unicodedata
from enum import StrEnum

from portal.vietnamese.folding import nfc


class Tone(StrEnum):
    """The six tones, by the combining mark that writes them."""

    LEVEL = ""
    GRAVE = "\u0300"
    ACUTE = "\u0301"
    TILDE = "\u0303"
    HOOK = "\u0309"
    DOT = "\u0323"


_MARKS = frozenset(tone.value for tone in Tone if tone.value)
# Vowels whose letter is itself marked take the tone first: "thuế", "đường".
_MARKED_VOWEL = re.compile(r"[ăâêôơư]")
_ONSET = re.compile(r"gi(?=[aăâeêioôơuưy])|qu(?=[aăâeêiơy])|[^aăâeêioôơuưy]*")
_NUCLEUS = re.compile(r"[aăâeêioôơuưy]+")

# Onset, vowels, ending: what a syllable of the language can be.
_RIMES = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oă oai oao oay oe oeo oi ôi"
    " ơi ua uâ uây uê ui uô uôi uơ ươ ươi ươu ưa ưi ưu uy uya uyê uyu yê yêu"
)
_SYLLABLE = re.compile(
    r"(?:[bcdđghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)?"
    rf"(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})"
    r"(?P<ending>c|ch|m|n|ng|nh|p|t)?"
)
_STOPS = frozenset({"c", "ch", "p", "t"})


def split_tone(syllable: str) -> tuple[str, Tone]:
    """Return the syllable without its tone, other marks kept, and the tone: "đất" gives "đât"."""
    letters, tone = [], Tone.LEVEL
    for character in unicodedata.normalize("NFD", syllable):
        if character in _MARKS:
            tone = Tone(character)
        else:
            letters.append(character)
    return nfc("".join(letters)), tone


def with_tone(letters: str, tone: Tone) -> str:
    """
    Return a syllable in small letters with its tone where Vietnamese statutes write it.

    Of two open vowels the first carries it ("hòa", "thủy"), before a consonant the last ("hoàn").
    """
    if tone is Tone.LEVEL:
        return letters
    at = _place(letters)
    return nfc(f"{letters[: at + 1]}{tone}{letters[at + 1 :]}") if at >= 0 else letters


def is_syllable(letters: str, tone: Tone) -> bool:
    """Return whether letters without a tone, and a tone, can be a syllable of the language."""
    found = _SYLLABLE.fullmatch(letters)
    return found is not None and (found["ending"] not in _STOPS or tone in {Tone.ACUTE, Tone.DOT})


def in_one_place(word: str) -> str:
    """Return a word in small letters with its tone placed by one rule: "hoà" gives "hòa"."""
    small = nfc(word.lower())
    if sum(mark in _MARKS for mark in unicodedata.normalize("NFD", small)) != 1:
        return small  # no tone, or two syllables run together
    return with_tone(*split_tone(small))


def _place(letters: str) -> int:
    """Return where the letter stands that carries the tone, or −1 where there is no vowel."""
    onset = _ONSET.match(letters)
    start = onset.end() if onset else 0
    nucleus = _NUCLEUS.search(letters, start)
    if nucleus is None:
        return -1
    marked = list(_MARKED_VOWEL.finditer(letters, nucleus.start(), nucleus.end()))
    if marked:
        return marked[-1].start()
    is_open = nucleus.end() == len(letters)
    vowels = nucleus.end() - nucleus.start()
    if vowels == 1:
        return nucleus.start()
    return nucleus.start() + (vowels - 2 if is_open else vowels - 1)

"""
Keying: what the keys of Telex and VNI mean, for text typed while the input method was off.

Telex writes marks with letters ("truowrng"), VNI with digits ("tru7o73ng"); both let a mark be
typed anywhere after its letter.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from portal.vietnamese.tones import Tone, is_syllable, with_tone

_TELEX_TONES: Final = {
    "s": Tone.ACUTE,
    "f": Tone.GRAVE,
    "r": Tone.HOOK,
    "x": Tone.TILDE,
    "j": Tone.DOT,
}
_VNI_TONES: Final = {
    "1": Tone.ACUTE,
    "2": Tone.GRAVE,
    "3": Tone.HOOK,
    "4": Tone.TILDE,
    "5": Tone.DOT,
}
_HATS: Final = {"a": "â", "e": "ê", "o": "ô"}
_HORNS: Final = {"o": "ơ", "u": "ư"}
_BREVE: Final = {"a": "ă"}
_VNI_LETTERS: Final = {"6": _HATS, "7": _HORNS, "8": _BREVE}
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_TELEX: Final = re.compile(r"[a-z]{2,10}")
_VNI: Final = re.compile(r"(?=[a-z]*[0-9])[a-z][a-z0-9]{1,10}")
_HALF_HORNED: Final = re.compile(r"(?<!q)(?:ưo|uơ)(?=[a-z])")


def from_telex(word: str) -> str:
    """Return what a word in small letters is by Telex, or nothing if it holds no key of it."""
    return _decoded(word, _telex_key) if _TELEX.fullmatch(word) else ""


def from_vni(word: str) -> str:
    """Return what a word in small letters is by VNI, or nothing if it holds no key of it."""
    return _decoded(word, _vni_key) if _VNI.fullmatch(word) else ""


class _Typed:
    """A syllable as an input method builds it, key by key."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.tone = Tone.LEVEL

    def change(self, *, by: Mapping[str, str]) -> bool:
        """Give the last letter that can take it a mark; return whether one could."""
        places = [at for at, letter in enumerate(self.letters) if letter in by]
        for at in places[-1:]:
            self.letters[at] = by[self.letters[at]]
        return bool(places)

    def take_tone(self, tone: Tone) -> bool:
        """Set the tone if a vowel can carry it; a tone is set once."""
        if self.tone or not _VOWELS.intersection(self.letters):
            return False
        self.tone = tone
        return True


def _decoded(word: str, take_key: Callable[[_Typed, str], bool]) -> str:
    typed = _Typed()
    keys = [take_key(typed, character) for character in word]
    if not any(keys):
        return ""
    # One "w" is enough for both letters of "ươ", as the input methods have it.
    letters = _HALF_HORNED.sub("ươ", "".join(typed.letters))
    return with_tone(letters, typed.tone) if is_syllable(letters, typed.tone) else ""


def _telex_key(typed: _Typed, key: str) -> bool:
    """Take one character; return whether it was a key rather than a letter."""
    if key in _TELEX_TONES and typed.take_tone(_TELEX_TONES[key]):
        return True
    if key == "w" and typed.change(by=_BREVE | _HORNS):
        return True
    if key in _HATS and key in typed.letters and typed.change(by={key: _HATS[key]}):
        return True
    if key == "d" and typed.letters[:1] == ["d"]:
        typed.letters[0] = "đ"
        return True
    typed.letters.append(key)
    return False


def _vni_key(typed: _Typed, key: str) -> bool:
    if key in _VNI_TONES and typed.take_tone(_VNI_TONES[key]):
        return True
    if key in _VNI_LETTERS and typed.change(by=_VNI_LETTERS[key]):
        return True
    if key == "9" and typed.letters[:1] == ["d"]:
        typed.letters[0] = "đ"
        return True
    typed.letters.append(key)
    return False

"""The same question as other people would type it."""

import random
import re
import unicodedata
from collections.abc import Callable
from typing import Final

from portal.vietnamese.folding import fold, nfc

# Where the tone stands in open syllables: "hòa" until the eighties, "hoà" since; both are typed.
_OLD = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_NEW = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_OTHER: Final = dict(zip(f"{_OLD} {_NEW}".split(), f"{_NEW} {_OLD}".split(), strict=True))
# Only at the end of a syllable ("hoàn" has one spelling), and not where u belongs to q ("quý").
_OPEN = re.compile(rf"(?<![qQ])(?:{'|'.join(_OTHER)})(?![^\W\d_])", re.IGNORECASE)

_SYLLABLE = re.compile(r"[^\W\d_]+")
_TONES: Final = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES: Final = {"\u0306": "w", "\u031b": "w"}
_CIRCUMFLEX = "\u0302"


def marked(text: str) -> str:
    """Return the question as it was given."""
    return text


def unmarked(text: str) -> str:
    """Return the question without marks, in small letters."""
    return fold(text)


def nfd(text: str) -> str:
    """Return the question with every mark as a character of its own (Unicode NFD)."""
    return unicodedata.normalize("NFD", text)


def oldtone(text: str) -> str:
    """Return the question with the tones in the other customary place: "hòa" for "hoà"."""
    return _OPEN.sub(_with_other_tone, nfc(text))


def telex(text: str) -> str:
    """Return the letters typed for it by Telex where no input method takes them up."""
    return _SYLLABLE.sub(lambda found: _typed(found.group()), nfc(text))


VARIANTS: Final[dict[str, Callable[[str], str]]] = {
    "marked": marked,
    "unmarked": unmarked,
    "nfd": nfd,
    "oldtone": oldtone,
    "telex": telex,
}


def typo(text: str, *, seed: str) -> str:
    """
    Return the question with two neighbouring letters of one word the wrong way round.

    The word has at least four letters if there is one; the first letter stays in its place.
    """
    text = nfc(text)
    swaps = _swaps(text, shortest=4) or _swaps(text, shortest=2)
    if not swaps:
        return text
    place = random.Random(seed).choice(swaps)  # noqa: S311
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _swaps(text: str, *, shortest: int) -> list[int]:
    """Return where two unlike letters of a word stand side by side."""
    first = 1 if shortest > 2 else 0
    return [
        place
        for word in _SYLLABLE.finditer(text)
        if len(word.group()) >= shortest
        for place in range(word.start() + first, word.end() - 1)
        if text[place] != text[place + 1]
    ]


def _with_other_tone(found: re.Match[str]) -> str:
    written = found.group()
    other = _OTHER[written.lower()]
    return "".join(
        letter.upper() if before.isupper() else letter
        for letter, before in zip(other, written, strict=True)
    )


def _typed(syllable: str) -> str:
    """Return a syllable's keys: the shapes of letters behind them, the tone behind the vowels."""
    keys: list[str] = []
    tone, behind = "", 0
    for letter in unicodedata.normalize("NFD", syllable):
        if letter in _TONES:
            tone, behind = _TONES[letter], len(keys)
        elif letter in _SHAPES:
            keys.append(_SHAPES[letter])
        elif letter == _CIRCUMFLEX:
            keys.append(keys[-1])
        else:
            keys.extend("dd" if letter == "đ" else "DD" if letter == "Đ" else letter)
    if tone:
        while behind < len(keys) and keys[behind].lower() in "aeiouyw":
            behind += 1
        keys.insert(behind, tone)
    # One w shapes both vowels of "ươ".
    return re.sub(r"([uU])w([oO])w", r"\1\2w", "".join(keys))

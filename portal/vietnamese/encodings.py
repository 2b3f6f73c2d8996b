"""
Text in the encodings that came before Unicode: TCVN3 (ABC, the .Vn fonts) and VNI.

Pasted into Unicode it is a row of Western letters and signs: "QuyÕt ®Þnh", "Quyeát ñònh". It is
recognised word by word: most of its words are no Vietnamese syllables as they stand and all but a
few are once decoded. A line with a letter that only Unicode has is never touched.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from portal.vietnamese.folding import nfc
from portal.vietnamese.syllables import is_syllable

TCVN3: Final = "TCVN3"
VNI: Final = "VNI"

FEWEST_WORDS: Final = 2  # that only the old encoding explains
SHARE_EXPLAINED: Final = 0.85

# TCVN 5712:1993, VN3; capitals with tones are the small ones in a font of capitals.
_TCVN3_FROM: Final = (
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
)
_TCVN3_TO: Final = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3: Final = str.maketrans(_TCVN3_FROM, _TCVN3_TO)

_VNI_VOWELS: Final = {
    "a": ("ùøûõï", "áàảãạ"),
    "aâ": ("áàåãä", "ấầẩẫậ"),
    "aê": ("éèúüë", "ắằẳẵặ"),
    "e": ("ùøûõï", "éèẻẽẹ"),
    "eâ": ("áàåãä", "ếềểễệ"),
    "o": ("ùøûõï", "óòỏõọ"),
    "oâ": ("áàåãä", "ốồổỗộ"),
    "ô": ("ùøûõï", "ớờởỡợ"),
    "u": ("ùøûõï", "úùủũụ"),
    "ö": ("ùøûõï", "ứừửữự"),
    "y": ("ùøûõ", "ýỳỷỹ"),
}
_VNI_ALONE: Final = {
    "aâ": "â", "aê": "ă", "eâ": "ê", "oâ": "ô", "ô": "ơ", "ö": "ư", "ñ": "đ",
    "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip


def _vni_table() -> dict[str, str]:
    small = dict(_VNI_ALONE)
    for base, (marks, letters) in _VNI_VOWELS.items():
        for mark, letter in zip(marks, letters, strict=True):
            small[base[0] + mark] = letter
    table = dict(small)
    for written, letter in small.items():
        for spelling in (written.upper(), written[0].upper() + written[1:]):
            table.setdefault(spelling, letter.upper())
    return table


_VNI: Final = _vni_table()
_VNI_FOUND: Final = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_ONLY_UNICODE: Final = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_FOREIGN: Final = re.compile("[\u00a1-\u00ff]")
_PLAIN: Final = re.compile("[A-Za-z]")
_EDGES: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’…–—0123456789"


@dataclass(frozen=True)
class Decoded:
    """A text in Unicode, and the encoding it was in: "TCVN3", "VNI" or, unchanged, empty."""

    text: str
    encoding: str = ""


def decode(text: str) -> Decoded:
    """Return the text in Unicode, its lines in an old encoding decoded."""
    if not _FOREIGN.search(text):
        return Decoded(text)
    lines = text.split("\n")
    old = {n for n, line in enumerate(lines) if _is_candidate(line)}
    words = [word for n in old for word in _words(lines[n])]
    for encoding, reading in ((TCVN3, _from_tcvn3), (VNI, _from_vni)):
        if _explains(reading, words):
            changed = [
                reading(line) if n in old and _is_better(reading, line) else line
                for n, line in enumerate(lines)
            ]
            return Decoded("\n".join(changed), encoding)
    return Decoded(text)


def _from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def _from_vni(text: str) -> str:
    return _VNI_FOUND.sub(lambda found: _VNI[found[0]], text)


def _is_candidate(line: str) -> bool:
    if not _FOREIGN.search(line):
        return False
    # Composed, so that a letter and its mark are not taken for Western letters.
    return not _ONLY_UNICODE.search(unicodedata.normalize("NFC", line))


def _words(line: str) -> list[str]:
    """Return the words of a line that plain letters alone do not spell; a lone sign is none."""
    words = (part.strip(_EDGES) for part in line.split())
    return [word for word in words if _FOREIGN.search(word) and _PLAIN.search(word)]


def _explains(reading: Callable[[str], str], words: list[str]) -> bool:
    """Return whether nearly all the words are syllables once read so, and few as they stand."""
    as_read = sum(is_syllable(reading(word)) for word in words)
    as_written = sum(is_syllable(nfc(word)) for word in words)
    gained = as_read - as_written
    return as_read >= SHARE_EXPLAINED * len(words) and gained >= max(FEWEST_WORDS, len(words) / 2)


def _is_better(reading: Callable[[str], str], line: str) -> bool:
    words = _words(line)
    as_read = sum(is_syllable(reading(word)) for word in words)
    return as_read >= sum(is_syllable(nfc(word)) for word in words)

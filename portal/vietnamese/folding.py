"""Folding: one form for a word typed with marks, half marks, none, or in decomposed Unicode."""

import functools
import re
import unicodedata

# The Icelandic eth is found for the Vietnamese letter in real legal texts ("NÐ-CP").
_D_WITH_STROKE = frozenset("đĐðÐ")
# What a mark that no composed letter took becomes: a place, so that offsets stay, but no letter.
_WORD_JOINER = "\u2060"
_WORD = re.compile(rf"[^\W_]+(?:{_WORD_JOINER}+[^\W_]*)*")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


class _Folded(dict[int, str]):
    """The folded form of each character, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        while (folded := _fold_once(character)) != character:
            character = folded
        self[code] = character
        return character


def _fold_once(character: str) -> str:
    """Return one character for one character, one step nearer to its folded form."""
    if character in _D_WITH_STROKE:
        return "d"
    if unicodedata.category(character) == "Mn":
        return _WORD_JOINER
    parts = unicodedata.normalize("NFD", character)
    base, marks = parts[0], parts[1:]
    if any(unicodedata.category(mark) != "Mn" for mark in marks):
        return character  # a Hangul syllable, say: its parts are letters, not marks
    lower = base.lower()
    return lower if len(lower) == 1 else base


_FOLDED = _Folded()


def nfc(text: str) -> str:
    """Return the text with every letter composed with its marks (Unicode NFC)."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """
    Return the text in small letters without marks: "Đường ĐẤT" gives "duong dat".

    The result is as long as the text in NFC, character for character, so that an offset in the one
    is an offset in the other.
    """
    return nfc(text).translate(_FOLDED)


def words(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and folded form of each word, with offsets into the text in NFC."""
    return [
        (found.start(), found.end(), found.group().replace(_WORD_JOINER, ""))
        for found in _WORD.finditer(fold(text))
    ]


def folded_words(text: str) -> str:
    """
    Return the folded words separated by single spaces: "Đường, ĐẤT!" gives "duong dat".

    They are those of `words`. A text has few different syllables, so each is folded once.
    """
    return " ".join(filter(None, map(_folded_piece, text.split())))


@functools.lru_cache(maxsize=1 << 14)
def _folded_piece(piece: str) -> str:
    return " ".join(word for *_, word in words(piece))


def slug(text: str, *, max_length: int = 80) -> str:
    """Return the text as a part of an address: "Thành phố Lạng Sơn" gives "thanh-pho-lang-son"."""
    whole = _NOT_A_LETTER.sub("-", fold(text).replace(_WORD_JOINER, "")).strip("-")
    if len(whole) <= max_length:
        return whole
    cut = whole[: max_length + 1].rpartition("-")[0]  # at a word's end where there is one
    return cut or whole[:max_length]

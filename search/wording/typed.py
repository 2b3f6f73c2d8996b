"""A question as it was typed, word by word, so that single words of it can be written otherwise."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.vietnamese.folding import fold, nfc
from portal.vietnamese.tones import in_one_place

# Longer questions are looked at as far as this.
MOST_WORDS = 32
# "172/KH-UBND" and "12/8/2024" are codes: no word of them is written otherwise.
_WORD_OR_CODE = re.compile(r"(?<!\S)\S*[0-9]\S*[/–-]\S*|(?P<word>[^\W_]+)")


@dataclass(frozen=True)
class TypedWord:
    """
    A word with its place in the question in NFC.

    `written` is in small letters, `folded` without marks; `is_after_space` tells that the word
    before is its neighbour.
    """

    start: int
    end: int
    written: str
    folded: str
    is_after_space: bool

    @property
    def is_marked(self) -> bool:
        """Whether it was typed with any mark."""
        return self.written != self.folded


def typed_words(text: str) -> tuple[TypedWord, ...]:
    """Return the words of a question."""
    return tuple(_words(nfc(text)))[:MOST_WORDS]


def neighbours(words: tuple[TypedWord, ...]) -> Iterator[tuple[TypedWord, TypedWord]]:
    """Yield the pairs of words with nothing but space between them."""
    for first, second in itertools.pairwise(words):
        if second.is_after_space:
            yield first, second


def rewritten(text: str, words: tuple[TypedWord, ...], changes: Mapping[int, str]) -> str:
    """Return the question with some words, by their index, written otherwise in the same case."""
    text = nfc(text)
    pieces, at = [], 0
    for index, written in sorted(changes.items()):
        word = words[index]
        pieces += [text[at : word.start], _in_case(written, text[word.start : word.end])]
        at = word.end
    return "".join([*pieces, text[at:]])


def _words(text: str) -> Iterator[TypedWord]:
    end = 0
    for found in _WORD_OR_CODE.finditer(text):
        word = found.group("word")
        if word:
            yield TypedWord(
                start=found.start(),
                end=found.end(),
                written=in_one_place(word),
                folded=fold(word),
                is_after_space=bool(end) and text[end : found.start()].isspace(),
            )
        end = found.end() if word else 0


def _in_case(written: str, like: str) -> str:
    if len(like) > 1 and like.isupper():
        return written.upper()
    return written.capitalize() if like[:1].isupper() else written

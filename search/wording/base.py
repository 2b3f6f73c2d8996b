"""
The base list: common Vietnamese syllables and pairs, so that a new site knows how they are marked.

`data/base.txt` holds one line for each word: the word, its count, then the words that may follow
it, each with the pair's count. It is made from the texts of statutes, which nobody owns, by
`manage.py make_base_lexicon`.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PATH = Path(__file__).parent / "data" / "base.txt"


@cache
def digest() -> str:
    """Return what tells one state of the list from another."""
    return hashlib.sha256(PATH.read_bytes()).hexdigest()


def read(path: Path = PATH) -> tuple[dict[str, int], dict[str, int]]:
    """Return the counts of words and of pairs."""
    words: dict[str, int] = {}
    pairs: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, *following = line.split(" ")
        words[word] = int(count)
        for second, both in zip(following[::2], following[1::2], strict=True):
            pairs[f"{word} {second}"] = int(both)
    return words, pairs


def write(path: Path, *, words: Mapping[str, int], pairs: Mapping[str, int]) -> None:
    """Write the list, words in the order of the alphabet."""
    following = defaultdict(list)
    for pair, count in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        first, _space, second = pair.partition(" ")
        following[first].append(f"{second} {count}")
    lines = [" ".join([word, str(words[word]), *following[word]]) for word in sorted(words)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

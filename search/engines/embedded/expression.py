"""A question in FTS5's own language; every word is quoted, so none is taken for an operator."""

from collections.abc import Iterable
from itertools import combinations

from search.query import SearchQuery


def match_expression(query: SearchQuery) -> str:
    """
    Return the MATCH expression of a question with words.

    Up to three telling words must nearly all be there; a longer question must share at least one
    pair of neighbours with the text, and the rest only ranks. Demanding all words of a sentence
    finds nothing: see docs/decisions/0011.
    """
    gate, ranking = _gate(query), _ranking(query)
    asked = f"({gate}) AND ({ranking})" if ranking else gate
    if query.numbers:
        asked = f"({asked}) OR {number_expression(query.numbers)}"
    required = [f"({asked})", *map(_phrase, query.phrases)]
    excluded = [f" NOT {_phrase(phrase)}" for phrase in query.excluded]
    whole = " AND ".join(required)
    return f"({whole})" + "".join(excluded) if excluded else whole


def number_expression(prefixes: Iterable[str]) -> str:
    """Return the expression for entries whose number's key begins so."""
    return "keys : (" + " OR ".join(f"{_quoted(prefix)} *" for prefix in prefixes) + ")"


def _gate(query: SearchQuery) -> str:
    words = [_quoted(word) for word in query.telling_words]
    if len(words) == 1:
        return words[0]
    if len(words) <= 3:
        return _any(f"({first} AND {second})" for first, second in combinations(words, 2))
    return _any(map(_phrase, query.telling_pairs))


def _ranking(query: SearchQuery) -> str:
    """Return what counts for the rank beside the gate; FTS5 adds up every part that is there."""
    words = query.telling_words
    if len(words) == 1:
        return ""
    gate = () if len(words) <= 3 else query.telling_pairs
    beside = [pair for pair in query.pairs if pair not in gate]
    return _any([*map(_quoted, words), *map(_phrase, beside)])


def _any(parts: Iterable[str]) -> str:
    return " OR ".join(parts)


def _phrase(words: Iterable[str]) -> str:
    return _quoted(" ".join(words))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'

"""Writing misspelt words as they may have been meant, each by what stands beside it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from search.wording.lexicon import Forms, Pairs, Reader, Vocabulary
from search.wording.restoring import Choice, Likelihood, choices, commonest, likeliest
from search.wording.spelling import distance
from search.wording.typed import TypedWord, neighbours

# So many words of one question are looked up among all there are.
MOST_MISSPELT = 4
# Ways to write each word that lies near.
FORMS_OF_EACH = 4
# A shorter word without neighbours is near to too many.
LONG_ENOUGH_ALONE = 5
# What one slip costs, as the logarithm of a likelihood.
SLIP = -5.0


def respelt(
    words: tuple[TypedWord, ...],
    doubtful: Sequence[int],
    *,
    forms: Forms,
    reader: Reader,
    near: Callable[[str, Vocabulary], list[str]],
) -> dict[int, str]:
    """
    Return the words to write otherwise, by their index; the others of the question get their marks.

    A doubtful word is corrected only where its correction is known to stand beside a neighbour; a
    question of one word has no neighbour to ask.
    """
    vocabulary = reader.vocabulary()
    slips = {index: near(words[index].folded, vocabulary) for index in doubtful[:MOST_MISSPELT]}
    if not any(slips.values()):
        return {}
    forms = dict(forms) | dict(reader.forms(other for others in slips.values() for other in others))
    pairs = reader.pairs(_possible_pairs(words, slips))
    lattice = [
        _ways(word, forms, slips[index]) if index in slips else choices(word, forms)
        for index, word in enumerate(words)
    ]
    row = likeliest(words, lattice, Likelihood(forms=forms, pairs=pairs, total=reader.total))
    corrected = {
        index
        for index in slips
        if row[index] != words[index].written and _is_supported(index, words, row, pairs)
    }
    if not corrected:
        return {}
    return {
        index: written
        for index, (word, written) in enumerate(zip(words, row, strict=True))
        if written != word.written and (index in corrected or index not in slips)
    }


def _ways(word: TypedWord, forms: Forms, near: Iterable[str]) -> list[Choice]:
    """Return how a doubtful word may be written: as it is known, and as its near ones are."""
    as_known = choices(word, forms) if word.folded in forms else []
    typed = word.written if word.is_marked else word.folded
    slipped = [
        (written, SLIP * distance(typed, written if word.is_marked else other))
        for other in near
        for written in commonest(forms.get(other, {}), FORMS_OF_EACH)
    ]
    return as_known + slipped or [(word.written, 0.0)]


def _possible_pairs(
    words: tuple[TypedWord, ...], slips: Mapping[int, Iterable[str]]
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of neighbours as they were typed and as they may have been meant."""
    options = {id(word): [word.folded, *slips.get(index, ())] for index, word in enumerate(words)}
    for first, second in neighbours(words):
        yield from product(options[id(first)], options[id(second)])


def _is_supported(index: int, words: tuple[TypedWord, ...], row: list[str], pairs: Pairs) -> bool:
    if len(words) == 1:
        return len(words[0].folded) >= LONG_ENOUGH_ALONE
    beside = [
        f"{row[at - 1]} {row[at]}"
        for at in (index, index + 1)
        if 0 < at < len(words) and words[at].is_after_space
    ]
    return any(pair in pairs for pair in beside)

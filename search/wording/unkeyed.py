"""Reading Telex and VNI that were typed while the input method was off."""

from collections.abc import Mapping

from portal.vietnamese.folding import fold
from portal.vietnamese.keying import from_telex, from_vni
from search.wording.lexicon import Forms
from search.wording.typed import TypedWord

# English words and formulas that happen to be the keys of Vietnamese syllables.
_ENGLISH = (
    "air as ax bans bars bee been bus cans caps car cars cast cats co2 cor cost cow dad did for"
    " form hats her here how huts if is its last lex list lost lots low macs mar mas mats max moon"
    " moor most must nest nets next no2 no3 now nuts of off or our own queen rest row rust saw"
    " sets sex six so2 soon tar teen test there these this thus too trams tree trees trust us vast"
    " vets was"
)
_NEVER = frozenset(_ENGLISH.split())
Keyed = Mapping[int, str]


def keyed(words: tuple[TypedWord, ...]) -> dict[int, str]:
    """Return what each word, by its index, is if its letters or digits were keys."""
    found = {}
    for index, word in enumerate(words):
        meant = "" if word.written in _NEVER else from_telex(word.written) or from_vni(word.written)
        if meant:
            found[index] = meant
    return found


def unkeyed(words: tuple[TypedWord, ...], meant: Keyed, forms: Forms) -> dict[int, str]:
    """
    Return which words to write otherwise: all or none.

    Only words that nobody writes are taken for keys, only if that gives known ones, and only if
    it explains nearly all of them and a third of the question: an English sentence has some such
    word, a misspelt one may be one, but never so many.
    """
    unknown = {
        index
        for index, word in enumerate(words)
        if word.folded not in forms and not word.written.isdigit()
    }
    read = {
        index: written
        for index, written in meant.items()
        if index in unknown and written in forms.get(fold(written), {})
    }
    unexplained = len(unknown) - len(read)
    is_convincing = 3 * unexplained < len(read) and 3 * len(read) >= len(words)
    return read if is_convincing else {}

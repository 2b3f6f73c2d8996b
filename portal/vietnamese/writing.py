"""Writing: cleaning what was typed or pasted, and amounts as they are written in Vietnam."""

import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from portal.vietnamese.folding import nfc

_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}
_KEPT = frozenset("\n\t")
# Controls, invisible formatting (bidirectional marks, zero widths, soft hyphens), half surrogates.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


class _Seen(dict[int, str]):
    """What each character becomes when only what can be seen is kept."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if category == "Zs":
            seen = " "
        elif (category in _UNSEEN and character not in _KEPT) or _is_no_character(code):
            seen = ""
        else:
            seen = character
        self[code] = seen
        return seen


def _is_no_character(code: int) -> bool:
    """Return whether Unicode keeps the code free for ever; neither HTML nor XML may hold it."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


_SEEN = _Seen()


def clean(text: str) -> str:
    """
    Return the text in NFC with only characters that can be seen, spaces, tabs and line ends.

    Every kind of space becomes a plain one, every line end a newline.
    """
    for foreign, ours in _LINE_ENDS.items():
        text = text.replace(foreign, ours)
    return nfc(text.translate(_SEEN))


def money(amount: int | Decimal) -> str:
    """Return an amount in đồng as it is written: 1527000000 gives "1.527.000.000 ₫"."""
    whole = int(Decimal(amount).to_integral_value(rounding=ROUND_HALF_UP))
    return f"{whole:,} ₫".replace(",", ".")

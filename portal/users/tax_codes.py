"""
The tax code of an organisation: ten digits, the last a check digit, and three more for a branch.

Circular 86/2024/TT-BTC, article 5: N1N2N3N4N5N6N7N8N9N10 - N11N12N13, where N10 is the check
digit.
"""

import re
from typing import Final

WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_FORM: Final = re.compile(r"(\d{10})(\d{3})?")


def normalise(text: str) -> str:
    """Return the digits of a tax code as typed, with spaces, dots or dashes between them."""
    return re.sub(r"[\s.\-–]", "", text)


def is_valid(code: str) -> bool:
    """Tell whether the digits are ten or thirteen and the tenth is the right check digit."""
    found = _FORM.fullmatch(code) if code.isascii() else None
    return found is not None and int(code[9]) == check_digit(code[:9])


def check_digit(first_nine: str) -> int:
    """Return the tenth digit: ten less the weighted sum's remainder by eleven."""
    total = sum(int(digit) * weight for digit, weight in zip(first_nine, WEIGHTS, strict=True))
    return 10 - total % 11

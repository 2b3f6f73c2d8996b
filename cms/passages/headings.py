"""The parts of a text without articles, as plans have them: "I. MỤC TIÊU", "II. NHIỆM VỤ"."""

import re
from typing import Final

from cms.passages.parts import Clause

LONGEST: Final = 250
_HEADING: Final = re.compile(r"([IVX]{1,6})\s*[.)]\s+(\S.*)")
_VALUES: Final = {"I": 1, "V": 5, "X": 10}


def by_roman_numerals(part: Clause) -> list[Clause]:
    """Return an opening cut at its Roman numerals that carry on from one to the next."""
    if part.level != "opening":
        return [part]
    parts = [Clause(part.level, part.anchor, part.heading, [], part.page_number)]
    last = 0
    for paragraph in part.paragraphs:
        match = _HEADING.match(paragraph.text)
        if match and len(paragraph.text) <= LONGEST and _value(match[1]) == last + 1:
            last += 1
            heading = f"{match[1]}. {match[2]}"
            anchor = f"muc-{match[1].lower()}"
            parts.append(Clause("heading", anchor, heading, [], paragraph.page_number, match[1]))
        else:
            parts[-1].paragraphs.append(paragraph)
    return [one for one in parts if one.paragraphs or one.heading]


def _value(numeral: str) -> int:
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _VALUES[letter]
        total += -value if value < _VALUES.get(following, 0) else value
    return total

"""Numbers of documents inside a question: "172/KH-UBND", "KH 172", "kế hoạch 172", "172khubnd"."""

import re
from collections.abc import Iterator

from portal.vietnamese.folding import fold
from portal.vietnamese.numbers import number_key

# How the kinds of documents are shortened in their numbers: Nghị định 30/2020/NĐ-CP, phụ lục III.
_KINDS = {
    "nghi quyet": "nq",
    "quyet dinh": "qd",
    "nghi dinh": "nd",
    "thong tu": "tt",
    "chi thi": "ct",
    "ke hoach": "kh",
    "bao cao": "bc",
    "cong van": "cv",
    "huong dan": "hd",
    "thong bao": "tb",
    "to trinh": "ttr",
    "phap lenh": "pl",
    "de an": "da",
    "luat": "qh",
}
_SHORT = "|".join(sorted(set(_KINDS.values()), key=len, reverse=True))
_LONG = "|".join(_KINDS)
_DIGITS = r"(?P<digits>[0-9]{1,5})(?:\s*/\s*(?P<year>(?:19|20)[0-9]{2}))?"

# 172/KH-UBND, 172-KH/UBND, 08/2022/NĐ-CP: the number itself, as far as it was typed.
_PRINTED = re.compile(rf"\b{_DIGITS}\s*[/–-]\s*(?P<rest>[a-z][a-z0-9]*(?:\s*[/–-]\s*[a-z0-9]+)*)")
# 172khubnd, 82022ndcp: the same run together.
_GLUED = re.compile(r"\b[0-9]{1,9}[a-z][a-z0-9]*\b")
# "kế hoạch số 172", "KH 172", "nghị định 08/2022".
_NAMED = re.compile(rf"\b(?P<kind>{_LONG}|{_SHORT})\s+(?:so\s+)?{_DIGITS}\b(?!\s*[/–-]\s*[a-z])")
# "172 KH", "172 kế hoạch": the other way round.
_TRAILED = re.compile(rf"\b{_DIGITS}\s+(?P<kind>{_SHORT})\b")

MOST = 4


def number_prefixes(text: str) -> tuple[str, ...]:
    """Return the beginnings of number keys that the text may mean, the surest first."""
    folded = fold(text)
    return tuple(dict.fromkeys(_prefixes(folded)))[:MOST]


def number_keys(number: str) -> tuple[str, ...]:
    """
    Return the keys under which a document's number is found.

    "08/2022/NĐ-CP" is also cited as "Nghị định 08", without the year.
    """
    whole = number_key(number)
    without_year = number_key(re.sub(r"/\s*(?:19|20)[0-9]{2}(?=\s*/)", "", number))
    return tuple(dict.fromkeys(key for key in (whole, without_year) if key))


def _prefixes(folded: str) -> Iterator[str]:
    for found in _PRINTED.finditer(folded):
        yield number_key(found.group())
    for found in _GLUED.finditer(folded):
        yield number_key(found.group())
    for pattern in (_NAMED, _TRAILED):
        for found in pattern.finditer(folded):
            kind = _KINDS.get(found["kind"], found["kind"])
            yield number_key(f"{found['digits']}{found['year'] or ''}{kind}")

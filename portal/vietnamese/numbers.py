"""The numbers of official documents: "172/KH-UBND", "08/2022/NĐ-CP"."""

import re

from portal.vietnamese.folding import fold

_GLUE = re.compile(r"[^a-z0-9]+")
# "Số: 172/KH-UBND" on the paper itself, "No. 172" in English.
_LABEL = re.compile(r"^(?:so|no|n)(?=[0-9])")


def number_key(text: str) -> str:
    """
    Return one key for every spelling of a document's number.

    "172/KH-UBND", "172 / kh-ubnd", "Số: 172/KH–UBND" and "172khubnd" all give "172khubnd"; the
    zero before a number under ten ("08/2022/NĐ-CP") is left out, as people leave it out.
    """
    glued = _LABEL.sub("", _GLUE.sub("", fold(text)))
    return glued.lstrip("0") or glued[:1]

"""
What a legal text says about itself, in its heading and at its end.

The heading of the texts as found is one run of lines: issuer, the Republic's name, "Số: …", place
and date, the kind and the subject in capitals. Where it names a number or a date, the heading is
right and a field that says otherwise is wrong.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from cms.models import PolicyKind
from cms.policy_import.names import issuer_of
from portal.vietnamese.folding import fold

HEAD_LENGTH: Final = 1500
SUBJECT_WITHIN: Final = 8000
LONGEST_SIGNATURE: Final = 260
LONGEST_WAIT: Final = timedelta(days=5 * 366)  # between issue and force; longer is misread

_DATE: Final = r"(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
_NUMBER: Final = re.compile(
    r"[Ss]ố\s*:?\s*(\d+[A-Za-z]?(?:\s?[/-]\s?[0-9A-ZĐÐa-zđ]+)+(?: \d{1,2}(?=\s*\n))?)"
)
_ISSUED: Final = re.compile(rf"ngày\s+{_DATE}")
_ISSUER_END: Final = re.compile(r"\s*[-*_]{3,}|\s*CỘNG H")
# Its own kind only: forms in an appendix say "Quyết định này có hiệu lực kể từ ngày ký" too, and
# "Điều 248 của Luật này có hiệu lực từ …" is about one article.
_FORCE: Final = (
    r"(?<!của\s)(?<!tại\s)(?<!theo\s)\b(?:{names})\s+này\s+"
    r"(?:(?:đã\s+)?được\s+[^.;\n]{{0,160}}?\s+và\s+)?"
    r"có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ\s+ngày\s+"
    r"(?:(\d{{1,2}})\s+tháng\s+(\d{{1,2}})\s+năm\s+(\d{{4}})"
    r"|(\d{{1,2}})/(\d{{1,2}})/(\d{{4}})|(ký))"
)
_NAMES: Final = {
    PolicyKind.CONSTITUTION: "Hiến pháp",
    PolicyKind.CODE: "Bộ luật",
    PolicyKind.LAW: "Luật",
    PolicyKind.ORDINANCE: "Pháp lệnh",
    PolicyKind.RESOLUTION: "Nghị quyết",
    PolicyKind.DECREE: "Nghị định",
    PolicyKind.DECISION: "Quyết định",
    PolicyKind.DIRECTIVE: "Chỉ thị",
    PolicyKind.CIRCULAR: "Thông tư",
    PolicyKind.JOINT_CIRCULAR: "Thông tư liên tịch|Thông tư",
}
_FORCES: Final = {kind: re.compile(_FORCE.format(names=names)) for kind, names in _NAMES.items()}
_SUBJECT: Final = re.compile(
    r"ban\s+hành\s+((?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư"
    r"|Thông tư liên tịch)\s[^.\n\[]{5,400}?)[.;\[]"
)
_CONSOLIDATES: Final = re.compile(
    r"((?:Luật|Bộ luật|Pháp lệnh)\s[^;\n]{3,200}?\ssố\s[0-9][^\s,]*)\s*,?\s*ngày"
)
_ABOUT: Final = re.compile(r"V/v:?\s+([^\n]{5,400})")
_TAIL: Final = re.compile(r",?\s+(?:Chương\s+\S+|Hà Nội,?)$")
_SIGNED: Final = "(Đã ký)"
_OFFICES: Final = (
    "CHỦ TỊCH",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "THỦ TƯỚNG",
    "CHỦ NHIỆM",
    "CHÁNH ÁN",
    "CHÁNH VĂN PHÒNG",
    "CỤC TRƯỞNG",
    "TỔNG KIỂM TOÁN",
)


@dataclass(frozen=True)
class Heading:
    """What was found; an empty text or None is what the text does not say."""

    number: str
    issued_date: date | None
    issuer: str
    effective_date: date | None
    signer: str
    subject: str


def read_heading(text: str, *, kind: PolicyKind | None) -> Heading:
    """Return what the text says about itself; the text is in NFC."""
    head = text[:HEAD_LENGTH]
    body = head.partition("\n")[2]
    dated = _ISSUED.search(body)
    top = body[: dated.start()] if dated else body[:600]
    numbered = _NUMBER.search(f"{top}\n")
    issued = _as_date(dated[3], dated[2], dated[1]) if dated else None
    return Heading(
        number=tidy_number(numbered[1]) if numbered else "",
        issued_date=issued,
        issuer=issuer_of(_ISSUER_END.split(body, maxsplit=1)[0].strip()) if body else "",
        effective_date=_force(text, issued, kind=kind),
        signer=_signer(text),
        subject=_subject(text, top=top, body=body, kind=kind),
    )


def tidy_number(printed: str) -> str:
    """Return a number in one spelling: no spaces, the Vietnamese Đ for the Icelandic Ð."""
    return re.sub(r"\s+", "", printed).replace("Ð", "Đ").rstrip(".,;")


def _as_date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _force(text: str, issued: date | None, *, kind: PolicyKind | None) -> date | None:
    """Return the day of force by the text's own last word on it, if that can be true."""
    said_so = _FORCES[kind].findall(text) if kind in _FORCES else []
    if not said_so:
        return None
    day, month, year, short_day, short_month, short_year, signature = said_so[-1]
    if signature:
        return issued
    said = _as_date(year or short_year, month or short_month, day or short_day)
    if said is None or (issued and not issued <= said <= issued + LONGEST_WAIT):
        return None
    return said


def _signer(text: str) -> str:
    """Return the name under the first office that signs a line of its own."""
    for raw in text.splitlines():
        line = raw.strip()
        if not line or len(line) > LONGEST_SIGNATURE or not line[0].isupper():
            continue
        words = line.removesuffix(_SIGNED).split()
        name: list[str] = []
        while words and len(name) < 5 and words[-1][0].isupper() and words[-1][1:].islower():
            name.insert(0, words.pop())
        office = " ".join(words)
        is_signature = office.endswith(_OFFICES) or (line.endswith(_SIGNED) and not office)
        is_signature = is_signature or office.endswith("CHỦ TỊCH QUỐC HỘI")
        if is_signature and len(name) > 1:
            return " ".join(name)
    return ""


def _subject(text: str, *, top: str, body: str, kind: PolicyKind | None) -> str:
    about = _ABOUT.search(top)
    if about:
        return _sentence(about[1])
    if kind == PolicyKind.CONSOLIDATED:
        whole = _CONSOLIDATES.search(body)
        return f"Hợp nhất {whole[1]}" if whole else ""
    stated = _SUBJECT.search(text[:SUBJECT_WITHIN])
    if stated and not fold(stated[1]).startswith("van ban"):
        return _sentence(stated[1])
    return ""


def _sentence(found: str) -> str:
    words = _TAIL.sub("", " ".join(found.split()).strip(" ,;.")).strip(" ,;.")
    return f"{words[:1].upper()}{words[1:]}"

"""One line of the file: is it whole, and what does it say once it is put right?"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from cms.models import PolicyKind
from cms.policy_import.headings import Heading, read_heading, tidy_number
from cms.policy_import.names import kind_of
from portal.vietnamese.folding import fold
from portal.vietnamese.numbers import number_key
from portal.vietnamese.writing import clean

RULES: Final = "1"  # raise it when records must be read anew although the file did not change
LONGEST_TEXT: Final = 5_000_000
LONGEST_TITLE: Final = 250
EARLIEST: Final = date(1945, 9, 2)
_FIELDS: Final = ("number", "kind", "title", "issued_on", "text")
_DATE: Final = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_NUMBER_SHAPE: Final = re.compile(r"^\d+[^\s]*[/-][^\s]*\w$")
_NUMBER_IN_TITLE: Final = re.compile(r"\d+/(?:\d{4}/)?[A-ZĐÐ][0-9A-Za-zĐÐđ-]*")


class RecordError(Exception):
    """A record that cannot be taken; the text says why."""


@dataclass(frozen=True)
class PolicyRecord:
    """One document, put right."""

    number: str
    kind: PolicyKind
    title: str
    lead: str
    issuer: str
    signer: str
    issued_date: date
    effective_date: date | None
    full_text: str
    digest: str

    @property
    def label(self) -> str:
        """How the record is named in the report."""
        return f"{self.number or self.title} ({self.issued_date:%d/%m/%Y})"


def read_record(line: str, *, today: date) -> PolicyRecord:
    """
    Return the record of one line.

    :raises RecordError: if the line is no record, or neither its fields nor its text say what
        the document is
    """
    raw = _fields(line)
    text = clean(raw["text"]).strip()
    title = " ".join(clean(raw["title"]).split())
    if not title or not text:
        raise RecordError(_("thiếu tên hoặc toàn văn"))
    if len(text) > LONGEST_TEXT:
        raise RecordError(_("toàn văn dài hơn %(most)s ký tự") % {"most": LONGEST_TEXT})
    heading = read_heading(text, kind=kind_of(raw["kind"], number=raw["number"], title=title))
    number = heading.number or tidy_number(clean(raw["number"]))
    if number and not _NUMBER_SHAPE.match(number):
        raise RecordError(_("số, ký hiệu không đọc được: %(number)s") % {"number": number[:80]})
    kind = kind_of(raw["kind"], number=number, title=title)
    if kind is None:
        raise RecordError(_("loại văn bản lạ: %(kind)s") % {"kind": raw["kind"][:80]})
    named = _title(title, number=number, kind=kind)
    return PolicyRecord(
        number=number,
        kind=kind,
        title=named,
        lead="" if fold(named).startswith(fold(heading.subject)) else heading.subject,
        issuer=heading.issuer[:200],
        signer=heading.signer[:150],
        issued_date=_issued(raw["issued_on"], heading=heading, today=today),
        effective_date=heading.effective_date,
        full_text=text,
        digest=hashlib.sha256(f"{RULES}\n{line.strip()}".encode()).hexdigest(),
    )


def _fields(line: str) -> dict[str, str]:
    try:
        raw: Any = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise RecordError(_("không phải JSON")) from error
    if not isinstance(raw, dict):
        raise RecordError(_("không phải một bản ghi JSON"))
    for name in _FIELDS:
        if not isinstance(raw.get(name), str):
            raise RecordError(_("trường %(name)s thiếu hoặc không phải chữ") % {"name": name})
    return {name: raw[name] for name in _FIELDS}


def _issued(field: str, *, heading: Heading, today: date) -> date:
    """Return the date of issue: the heading's where it has one, else the field's."""
    issued = heading.issued_date
    if issued is None:
        match = _DATE.match(field.strip())
        try:
            issued = date(*map(int, match.groups())) if match else None
        except ValueError:
            issued = None
    if issued is None:
        raise RecordError(_("ngày ban hành không đọc được: %(date)s") % {"date": field[:40]})
    if not EARLIEST <= issued <= today:
        raise RecordError(
            _("ngày ban hành không thể đúng: %(date)s") % {"date": f"{issued:%d/%m/%Y}"}
        )
    return issued


def _title(found: str, *, number: str, kind: PolicyKind) -> str:
    """Return the title, rebuilt from kind and number where it names none or a wrong one."""
    named = _NUMBER_IN_TITLE.search(found)
    is_wrong = bool(named and number and number_key(named[0]) != number_key(number))
    is_nameless = found.startswith("Văn bản ") and kind != PolicyKind.CONSOLIDATED
    if number and (is_wrong or is_nameless):
        return f"{kind.label} {number}"
    return found.replace("Ð", "Đ")[:LONGEST_TITLE]

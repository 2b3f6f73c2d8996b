"""The parent's side: hands a file to a child process and takes back text or a reason."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from cms.readings import limits
from portal.tasks.limited import ChildFailed, Limits, run_limited

_HERE: Final = Path(__file__).parent
_OLE: Final = b"\xd0\xcf\x11\xe0"  # what Word wrote before 2007, and what it encrypts into
_SECONDS_TO_ASK: Final = 20


@dataclass(frozen=True, kw_only=True)
class Extraction:
    """What was got out of a file."""

    refused: str = ""  # why nothing was: "encrypted", "broken", "too_large", "too_hard", …
    error: str = ""  # how the child ended, for operators
    is_paged: bool = False
    page_count: int | None = None
    pages: list[str] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)  # the pages that are pictures of text


def extract(file: IO[bytes], *, name: str, size: int) -> Extraction:
    """Return the text of an open PDF or DOCX as it was written, page by page for a PDF."""
    if size > limits.LARGEST_FILE:
        return Extraction(refused="too_large")
    head = file.read(1024)
    file.seek(0)
    if b"%PDF-" in head:
        options = {"most_pages": limits.MOST_PAGES, "most_characters": limits.MOST_CHARACTERS}
        return _read(file, script="read_pdf.py", options=options, is_paged=True)
    if head.startswith(b"PK"):
        options = {
            "most_entries": limits.MOST_ENTRIES,
            "largest_part": limits.LARGEST_PART,
            "most_characters": limits.MOST_CHARACTERS,
        }
        return _read(file, script="read_docx.py", options=options, is_paged=False)
    suffix = Path(name).suffix.lower()
    if head.startswith(_OLE) and suffix == ".docx":
        return Extraction(refused="encrypted")
    return Extraction(refused="broken" if suffix in {".pdf", ".docx"} else "unsupported")


def _read(file: IO[bytes], *, script: str, options: dict[str, Any], is_paged: bool) -> Extraction:
    try:
        answer, pages = _run(script, file, options, limits.TEXT_LIMITS)
    except ChildFailed as error:
        return Extraction(refused="too_hard", error=str(error), is_paged=is_paged)
    return Extraction(
        refused=str(answer.get("refused", "")),
        is_paged=is_paged,
        page_count=answer.get("pages") if is_paged else None,
        pages=[str(page) for page in pages],
        pictures=[int(number) for number in answer.get("pictures", [])],
    )


def recognise(file: IO[bytes], *, pages: Sequence[int]) -> list[str | None]:
    """Return the text on the numbered pages of a PDF, None for one that could not be read."""
    options = {
        "pages": list(pages),
        "tesseract": shutil.which("tesseract"),
        "dots_per_inch": limits.DOTS_PER_INCH,
        "seconds_per_page": limits.SECONDS_PER_PAGE,
    }
    try:
        _answer, texts = _run("recognise_pages.py", file, options, limits.RECOGNITION_LIMITS)
    except ChildFailed:
        return [None] * len(pages)
    return texts


def can_recognise() -> bool:
    """Return whether tesseract is installed on this machine and knows Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        asked = subprocess.run(  # noqa: S603 - an installed program, no shell
            [program, "--list-langs"], capture_output=True, timeout=_SECONDS_TO_ASK, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return b"vie" in asked.stdout.split()


def _run(
    script: str, file: IO[bytes], options: dict[str, Any], allowed: Limits
) -> tuple[dict[str, Any], list[Any]]:
    answer, files = run_limited(_HERE / script, file, options=options, results=1, limits=allowed)
    try:
        return answer, json.loads(files[0]) if files else []
    except ValueError as error:
        raise ChildFailed("no result") from error

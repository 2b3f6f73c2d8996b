"""
The child: opens a document and tells whether it can be read.

Run as a script by `portal.tasks.limited`; it imports nothing of the project.
"""

import json
import sys
import zipfile
from pathlib import Path
from typing import Any

MAX_ENTRIES = 2000
MAX_UNPACKED = 100 * 1024**2
MAX_RATIO = 100


def look_into_pdf(path: Path) -> dict[str, Any]:
    """Return the number of pages, or that a password is asked for."""
    import pypdfium2  # noqa: PLC0415 - only for this kind

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        return {"refused": "password" if "password" in str(error).lower() else "broken"}
    return {"pages": len(document)} if len(document) else {"refused": "broken"}


def look_into_office(path: Path) -> dict[str, Any]:
    """Unpack every part, counting what really comes out; its own word on sizes is not trusted."""
    unpacked = 0
    allowed = min(MAX_UNPACKED, max(path.stat().st_size, 64 * 1024) * MAX_RATIO)
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES:
            return {"refused": "bomb"}
        if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
            return {"refused": "macro"}
        if any(entry.flag_bits & 1 for entry in entries):
            return {"refused": "password"}
        for entry in entries:
            with archive.open(entry) as part:
                while chunk := part.read(64 * 1024):
                    unpacked += len(chunk)
                    if unpacked > allowed:
                        return {"refused": "bomb"}
    return {"unpacked": unpacked}


if __name__ == "__main__":
    file = Path(sys.argv[1]) / "input"
    is_pdf = json.loads(sys.argv[2])["kind"] == "pdf"
    sys.stdout.write(json.dumps(look_into_pdf(file) if is_pdf else look_into_office(file)))

"""
The child: writes the text of each page of a PDF, and which pages are pictures without text.

Run as a script by `portal.tasks.limited`; it imports nothing of the project.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c

# A page with fewer letters and with pictures on a third of its area is a scan.
FEWEST_LETTERS = 25
PICTURED = 1 / 3


def is_pictured(page: "pypdfium2.PdfPage") -> bool:
    """Return whether pictures take up a third of the page."""
    width, height = page.get_size()
    area = 0.0
    for found in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = found.get_bounds()
        area += max(0.0, right - left) * max(0.0, top - bottom)
    return area >= PICTURED * width * height


def read(path: Path, options: dict[str, Any]) -> dict[str, Any]:
    """Write the pages and return how many there are, or why they are not read."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        return {"refused": "encrypted" if "password" in str(error).lower() else "broken"}
    if not len(document):
        return {"refused": "broken"}
    if len(document) > options["most_pages"]:
        return {"refused": "too_large", "pages": len(document)}
    texts: list[str] = []
    pictures: list[int] = []
    total = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            texts.append("")
            continue
        total += len(text)
        if total > options["most_characters"]:
            return {"refused": "too_large", "pages": len(document)}
        if sum(letter.isalnum() for letter in text) < FEWEST_LETTERS and is_pictured(page):
            pictures.append(number + 1)
        texts.append(text)
        page.close()
    (path.parent / "result-0").write_text(json.dumps(texts), encoding="utf-8")
    return {"pages": len(texts), "pictures": pictures}


if __name__ == "__main__":
    answer = read(Path(sys.argv[1]) / "input", json.loads(sys.argv[2]))
    sys.stdout.write(json.dumps(answer))

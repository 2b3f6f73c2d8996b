"""
The child: draws pages of a PDF and has tesseract read the letters off them.

Run as a script by `portal.tasks.limited`; it imports nothing of the project.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytesseract

MOST_PIXELS = 40_000_000  # a page of A3 at 300 dots an inch has 17 million


def read(path: Path, options: dict[str, Any]) -> dict[str, Any]:
    """Write the text of the asked pages, None where one could not be read in its time."""
    pytesseract.pytesseract.tesseract_cmd = options["tesseract"]
    document = pypdfium2.PdfDocument(path)
    texts: list[str | None] = []
    for number in options["pages"]:
        page = document[number - 1]
        width, height = page.get_size()
        scale = options["dots_per_inch"] / 72
        scale = min(scale, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        drawn = page.render(scale=scale, grayscale=True).to_pil()
        try:
            texts.append(
                pytesseract.image_to_string(drawn, lang="vie", timeout=options["seconds_per_page"])
            )
        except (RuntimeError, pytesseract.TesseractError):  # RuntimeError: its time is over
            texts.append(None)
        page.close()
    (path.parent / "result-0").write_text(json.dumps(texts), encoding="utf-8")
    return {"pages": len(texts)}


if __name__ == "__main__":
    answer = read(Path(sys.argv[1]) / "input", json.loads(sys.argv[2]))
    sys.stdout.write(json.dumps(answer))

"""What a file says about itself."""

from typing import IO

import pypdfium2


def count_pages(file: IO[bytes]) -> int | None:
    """
    Return the number of pages of an open PDF, or None where it cannot be read as one.

    The file is left open and at its start.
    """
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        with pypdfium2.PdfDocument(content) as document:
            return len(document)
    except (pypdfium2.PdfiumError, ValueError):
        return None

"""Published pictures from the local folder; an object store serves its own."""

from pathlib import PurePosixPath
from typing import Final

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

FOLDER: Final = "images"  # what was made for pages; the originals beside it stay unpublished
# Said here, as a bare system's own table knows no WebP and no AVIF.
KINDS: Final = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
}
KEPT: Final = "public, max-age=2592000, immutable"  # a picture that changes gets another name


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """
    Send one picture that pages show.

    :raises Http404: if there is none by this name, or the name is not a picture's
    """
    kind = KINDS.get(PurePosixPath(name).suffix.lower())
    if kind is None:
        raise Http404
    try:
        file = default_storage.open(f"{FOLDER}/{name}")
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        raise Http404 from error
    return FileResponse(file, content_type=kind, headers={"Cache-Control": KEPT})

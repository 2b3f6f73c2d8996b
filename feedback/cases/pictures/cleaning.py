"""The parent's side: hand the bytes to the child, take back pixels or a reason."""

from dataclasses import dataclass
from pathlib import Path

from feedback.cases.papers import sniff
from portal.tasks.limited import ChildFailed, Limits, run_limited

MAX_EDGE = 2048
THUMBNAIL_EDGE = 480
LIMITS = Limits(cpu_seconds=5, file_bytes=64 * 1024**2)  # one photo of a telephone at most
TAKEN = frozenset({"jpeg", "png", "webp", "heic"})


@dataclass(frozen=True)
class CleanPhoto:
    """A copy of a photo's pixels as JPEG, and a small one."""

    picture: bytes
    thumbnail: bytes
    width: int
    height: int


class NotClean(Exception):
    """Raised when no clean copy can be made; the reason is "type", "pixels" or "broken"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def clean_photo(content: bytes, *, max_pixels: int) -> CleanPhoto:
    """
    Return a clean copy of a JPEG, PNG, WebP or HEIC photo.

    :raises NotClean: if it is of another type, has more pixels than allowed, or is broken
    """
    if sniff(content) not in TAKEN:
        raise NotClean("type")
    options = {"max_pixels": max_pixels, "edges": [MAX_EDGE, THUMBNAIL_EDGE]}
    script = Path(__file__).with_name("scrub.py")
    try:
        answer, files = run_limited(script, content, options=options, results=2, limits=LIMITS)
    except ChildFailed as error:
        raise NotClean("broken") from error
    if answer.get("refused"):
        raise NotClean(answer["refused"])
    if len(files) != 2:
        raise NotClean("broken")
    return CleanPhoto(files[0], files[1], width=answer["width"], height=answer["height"])

"""What reading a file may cost. Whatever goes beyond is left unread and the editor is told."""

from typing import Final

from portal.tasks.limited import Limits

# The longest of 210 real documents has 594,056 characters, some 300 pages; scans are 1 MB a page.
LARGEST_FILE: Final = 60 * 1024**2
MOST_PAGES: Final = 2000
MOST_CHARACTERS: Final = 5_000_000

# A DOCX has some twenty parts; one of its parts inflates ten- to thirtyfold.
MOST_ENTRIES: Final = 2000
LARGEST_PART: Final = 60 * 1024**2

# Text of 2,000 pages is read in ten seconds on a slow machine.
TEXT_LIMITS: Final = Limits(
    seconds=90, cpu_seconds=60, memory_bytes=1024**3, file_bytes=32 * 1024**2
)

# A page of A4 at 200 dots an inch takes two to ten seconds: a batch keeps mails waiting no longer
# than half a minute, and a killed worker loses no more than it.
DOTS_PER_INCH: Final = 200
PAGES_AT_ONCE: Final = 3
SECONDS_PER_PAGE: Final = 40
RECOGNITION_LIMITS: Final = Limits(
    seconds=150, cpu_seconds=130, memory_bytes=2 * 1024**3, file_bytes=128 * 1024**2
)
# Of one file; a scan longer than this is asked for as text.
MOST_RECOGNISED_PAGES: Final = 200

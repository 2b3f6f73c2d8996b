"""The parent's side of looking into a document."""

from pathlib import Path

from portal.tasks.limited import ChildFailed, run_limited


class NotReadable(Exception):
    """Raised with the reason: "password", "macro", "bomb" or "broken"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_paper(content: bytes, *, kind: str) -> None:
    """
    Open a "pdf", "docx" or "xlsx" in a child process and pass if it can be read.

    :raises NotReadable: if it is locked, carries macros, swells beyond reason, or is broken
    """
    script = Path(__file__).with_name("inspect_paper.py")
    try:
        answer, _files = run_limited(script, content, options={"kind": kind})
    except ChildFailed as error:
        raise NotReadable("broken") from error
    if answer.get("refused"):
        raise NotReadable(answer["refused"])

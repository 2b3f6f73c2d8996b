"""Running one of our own small scripts on what strangers sent, where it can do little harm."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SECONDS = 15  # on the wall clock; the child limits its own CPU time and memory first


class ChildFailed(Exception):
    """Raised when the child crashed, ran out of its limits, or answered nothing sensible."""


def run_limited(
    script: Path, content: bytes, *, options: Mapping[str, Any], results: int = 0
) -> tuple[dict[str, Any], list[bytes]]:
    """
    Run the script in a child process on the content; return its answer and the files it wrote.

    The script gets a folder and JSON options as its arguments, reads `input` there, may write
    `result-0`, `result-1`, … and prints one JSON object. It runs without our settings, secrets
    or packages on its path other than the installed ones.

    :raises ChildFailed: if it does not end well within its limits
    """
    with tempfile.TemporaryDirectory(prefix="limited-") as name:
        folder = Path(name)
        (folder / "input").write_bytes(content)
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and script, no shell
                [sys.executable, "-I", str(script), name, json.dumps(dict(options))],
                capture_output=True,
                timeout=SECONDS,
                cwd=name,
                env={"LANG": "C.UTF-8"},
                check=True,
            )
            answer = json.loads(done.stdout)
            files = [(folder / f"result-{number}") for number in range(results)]
            return answer, [file.read_bytes() for file in files if file.exists()]
        except (subprocess.SubprocessError, ValueError) as error:
            raise ChildFailed from error

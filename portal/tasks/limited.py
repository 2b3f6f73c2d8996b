"""Running one of our own small scripts on what strangers sent, where it can do little harm."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Final

_CHILD: Final = Path(__file__).with_name("limited_child.py")
MOST_OF_AN_ANSWER: Final = 1024**2  # bytes; long results go into files


@dataclass(frozen=True)
class Limits:
    """What a child may use; what it starts itself has the same limits and dies with it."""

    seconds: int = 15  # on the wall clock
    cpu_seconds: int = 10
    memory_bytes: int = 1024**3
    file_bytes: int = MOST_OF_AN_ANSWER  # the largest file it may write, its answer included


class ChildFailed(Exception):
    """Raised when the child crashed, ran out of its limits, or answered nothing sensible."""


def run_limited(
    script: Path,
    content: bytes | IO[bytes],
    *,
    options: Mapping[str, Any],
    results: int = 0,
    limits: Limits | None = None,
) -> tuple[dict[str, Any], list[bytes]]:
    """
    Run the script in a child process on the content; return its answer and the files it wrote.

    The script gets a folder and JSON options as its arguments, reads `input` there, may write
    `result-0`, `result-1`, … and prints one JSON object. It runs without our settings, secrets
    or packages on its path other than the installed ones.

    :raises ChildFailed: if it does not end well within its limits; the text says how it ended
    """
    limits = limits or Limits()
    with tempfile.TemporaryDirectory(prefix="limited-") as name:
        folder = Path(name)
        with (folder / "input").open("wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                shutil.copyfileobj(content, file)
        arguments = [name, json.dumps(dict(options)), json.dumps(asdict(limits))]
        _run([sys.executable, "-I", str(_CHILD), str(script), *arguments], folder, limits.seconds)
        try:
            answer = json.loads((folder / "answer").read_bytes()[:MOST_OF_AN_ANSWER])
            files = [(folder / f"result-{number}") for number in range(results)]
            return answer, [file.read_bytes() for file in files if file.exists()]
        except ValueError as error:
            raise ChildFailed("no answer") from error


def _run(command: list[str], folder: Path, seconds: int) -> None:
    """Wait for the child, and end all that it started when it is over."""
    with (folder / "answer").open("wb") as answer:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and script, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"LANG": "C.UTF-8", "TMPDIR": str(folder), "OMP_THREAD_LIMIT": "1"},
            start_new_session=True,
        )
        try:
            status = child.wait(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise ChildFailed("over time") from error
        finally:
            _end_group(child)
    if status:
        raise ChildFailed(_ending(status))


def _end_group(child: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):  # nothing of it is left
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _ending(status: int) -> str:
    if status >= 0:
        return f"exit {status}"
    return signal.Signals(-status).name

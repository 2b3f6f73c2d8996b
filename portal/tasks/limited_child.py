"""
The child's side: takes its limits upon itself, then runs the script.

Run by `portal.tasks.limited`; it imports nothing of the project.
"""

import json
import resource
import runpy
import signal
import sys


def limit(*, seconds: int, cpu_seconds: int, memory_bytes: int, file_bytes: int) -> None:
    """Take away what a hostile file could use against the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    signal.alarm(seconds)  # should the parent be gone by then


if __name__ == "__main__":
    _child, script, folder, options, limits = sys.argv
    limit(**json.loads(limits))
    sys.argv = [script, folder, options]
    runpy.run_path(script, run_name="__main__")

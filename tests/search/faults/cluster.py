"""Three real nodes of Elasticsearch that can be stopped and started again."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NODES = 3
PORT = 9250
HEAP = "256m"
# They live for a minute: half-optimised code starts in half the time.
JAVA_OPTIONS = "-XX:TieredStopAtLevel=1"


class Cluster:
    """The nodes, by their numbers."""

    def __init__(self, script: Path, home: Path) -> None:
        self._script = script
        self._environment = os.environ | {
            "ES_HOME_DIR": str(home),
            "ES_JAVA_OPTS": JAVA_OPTIONS,
        }

    @property
    def url(self) -> str:
        """The addresses of all nodes."""
        return ",".join(f"http://127.0.0.1:{PORT + number}" for number in range(NODES))

    def up(self) -> None:
        """Start all nodes for the first time."""
        sizes = ["--nodes", str(NODES), "--heap", HEAP, "--port", str(PORT)]
        self._wait(self._run("up", *sizes))

    def stop(self, *numbers: int) -> None:
        """Stop nodes at once."""
        self._wait(*(self._run("stop-node", str(number)) for number in numbers))

    def start(self, *numbers: int) -> None:
        """Start nodes again on their data; together, since one alone is no quorum."""
        self._wait(*(self._run("start-node", str(number)) for number in numbers))

    def down(self) -> None:
        """Stop all nodes and forget their data."""
        self._wait(self._run("down", "--wipe"))

    def _run(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [str(self._script), *arguments], env=self._environment, stdout=subprocess.DEVNULL
        )

    def _wait(self, *processes: subprocess.Popen[bytes]) -> None:
        codes = [process.wait(timeout=200) for process in processes]
        assert not any(codes), "the nodes did not do as they were told"


@contextmanager
def three_nodes(script: Path, installed: Path) -> Iterator[Cluster]:
    """Give a cluster beside any other node of this machine, with data of its own."""
    home = Path(tempfile.mkdtemp(prefix="three-nodes-"))
    home.chmod(0o755)  # the server runs as a user of its own
    (home / installed.name).symlink_to(installed)
    cluster = Cluster(script, home)
    try:
        cluster.up()
        yield cluster
    finally:
        cluster.down()
        shutil.rmtree(home)


def installation() -> Path | None:
    """Return where the script has put the server, if it has."""
    homes = [
        Path(home).expanduser()
        for home in (
            os.environ.get("ES_HOME_DIR", ""),
            "/var/cache/elasticsearch-local",
            "~/.cache/elasticsearch-local",
        )
        if home
    ]
    for home in homes:
        for found in home.glob("elasticsearch-*/complete"):
            return found.parent
    return None

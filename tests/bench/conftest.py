"""Options of the benches; they run only when they are asked for."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bench.corpus import SHARED, RealTexts, real_texts

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("bench")
    group.addoption("--passages", type=int, default=100_000, help="size of the large collection")
    group.addoption("--results", type=Path, help="add each line of figures to this file, too")
    group.addoption(
        "--kept",
        type=Path,
        default=Path("/dev/shm/search-bench"),  # noqa: S108
        help="folder of index files that later runs use again",
    )
    group.addoption("--fresh", action="store_true", help="build all indices anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the benches out of runs that do not name them."""
    asked = any("bench" in str(argument) for argument in config.invocation_params.args)
    benches = [item for item in items if HERE in item.path.parents]
    if asked or not benches:
        return
    config.hook.pytest_deselected(items=benches)
    items[:] = [item for item in items if HERE not in item.path.parents]


@pytest.fixture(scope="session")
def texts() -> RealTexts:
    """Real statute articles and questions, which are not part of the project."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there: the benches take real texts from it")
    return real_texts()


@pytest.fixture
def report(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> Callable[..., None]:
    """Write one line of figures."""

    def write(**figures: Any) -> None:
        line = json.dumps({"bench": request.node.name, **figures}, ensure_ascii=False) + "\n"
        with capsys.disabled():
            sys.stdout.write(f"\n{line}")
            sys.stdout.flush()
        if path := request.config.getoption("--results"):
            with path.open("a", encoding="utf-8") as lines:
                lines.write(line)

    return write

"""The import contracts are part of the tests, so that no change lands without them."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.test_modules import ROOT


class TestImportContracts:
    def test_are_kept(self):
        command = Path(sys.executable).with_name("lint-imports")
        result = subprocess.run(
            [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stdout

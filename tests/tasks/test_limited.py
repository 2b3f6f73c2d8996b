import time
from pathlib import Path

import pytest

from portal.tasks.limited import ChildFailed, Limits, run_limited


@pytest.fixture
def run(tmp_path: Path):
    """Run a script of these lines with these limits."""

    def go(lines: str, **limits: int):
        script = tmp_path / "script.py"
        script.write_text(f"import json, os, sys\nfolder = sys.argv[1]\n{lines}\n")
        return run_limited(script, b"abc", options={"a": 1}, results=2, limits=Limits(**limits))

    return go


class TestRunLimited:
    def test_hands_over_content_and_options_and_takes_back_answer_and_files(self, run):
        answer, results = run(
            "open(folder + '/result-0', 'wb').write(open(folder + '/input', 'rb').read())\n"
            "print(json.dumps({'options': json.loads(sys.argv[2]), 'env': sorted(os.environ)}))"
        )
        assert answer["options"] == {"a": 1}
        assert results == [b"abc"]
        assert set(answer["env"]) <= {"LANG", "LC_CTYPE", "OMP_THREAD_LIMIT", "TMPDIR"}

    @pytest.mark.parametrize(
        ("lines", "limits", "ending"),
        [
            ("while True: pass", {"cpu_seconds": 1}, "SIGXCPU|SIGKILL"),
            ("import time; time.sleep(60)", {"seconds": 1}, "over time|SIGALRM"),
            ("x = bytearray(10**9)", {"memory_bytes": 200 * 1024**2}, "exit 1"),
            ("open('big', 'wb').write(bytes(10**7))", {"file_bytes": 10**6}, "exit|SIGXFSZ"),
            ("print('x' * 10**7)", {}, "exit|SIGXFSZ"),
            ("print('no json')", {}, "no answer"),
            ("os.abort()", {}, "SIGABRT"),
        ],
        ids=["loop", "sleep", "memory", "file", "flood", "nonsense", "crash"],
    )  # fmt: skip
    def test_ends_what_goes_beyond_its_limits(self, run, lines, limits, ending):
        with pytest.raises(ChildFailed, match=ending):
            run(lines, **limits)

    def test_ends_what_the_child_started(self, run, tmp_path):
        note = tmp_path / "pid"
        with pytest.raises(ChildFailed):
            run(
                "import subprocess, time\n"
                "p = subprocess.Popen(['sleep', '60'])\n"
                f"open({str(note)!r}, 'w').write(str(p.pid))\n"
                "time.sleep(60)",
                seconds=2,
            )
        time.sleep(0.2)
        state = Path(f"/proc/{note.read_text()}/stat")
        assert not state.exists() or state.read_text().split()[2] == "Z"

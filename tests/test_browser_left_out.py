"""Where there is no Chromium, the tests of the page are left out, and the last lines say how many."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_last_lines_say_how_many_were_left_out(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "STARDRILL"))}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/browser/test_session.py"],
        cwd=ROOT,
        env={**env, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0
    assert "5 tests in a browser were left out: there is no Chromium" in ran.stdout

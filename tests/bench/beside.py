"""What stands beside us is installed in an environment of its own, `.venv/rivals`, and asked from there."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ENVIRONMENT = HERE.parents[1] / ".venv" / "rivals"
PYTHON = ENVIRONMENT / "bin" / "python"
INSTALLED_WITHIN_S, ANSWERED_WITHIN_S = 300.0, 300.0


def installs(package: str) -> bool:
    """Whether the package can be had; installs it."""
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
    try:
        subprocess.run(install, check=True, capture_output=True, timeout=INSTALLED_WITHIN_S)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return False
    return True


def asked(script: str, order: object) -> Any:
    """What a script of this folder prints as JSON, given an order as JSON; None where it fails."""
    try:
        done = subprocess.run(
            [str(PYTHON), str(HERE / script)],
            input=json.dumps(order),
            capture_output=True,
            text=True,
            check=True,
            timeout=ANSWERED_WITHIN_S,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    return json.loads(done.stdout)

"""What of the check can be tried without an engine: it fails where there is none, and fills in `.env` as told."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.compose.commands import CheckFailed
from tests.compose.project import ROOT, write_settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".env.example").write_text((ROOT / ".env.example").read_text())
    return tmp_path


def test_without_an_engine_it_says_so_and_fails(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.compose"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
        env={"PATH": str(tmp_path)},
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "needs a Docker engine" in done.stderr


def test_settings_are_filled_in_where_the_example_has_them(folder: Path) -> None:
    write_settings(folder, {"PORT": "8081", "POSTGRES_PASSWORD": "a $b"})
    lines = (folder / ".env").read_text().splitlines()
    assert "PORT=8081" in lines
    assert "POSTGRES_PASSWORD='a $b'" in lines
    assert "DOMAIN=" in lines


def test_a_setting_that_the_example_does_not_have_fails_the_check(folder: Path) -> None:
    with pytest.raises(CheckFailed, match="PROT"):
        write_settings(folder, {"PROT": "8081"})

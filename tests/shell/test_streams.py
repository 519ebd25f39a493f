"""Standard streams as people have them: in any encoding, closed, full, cut; and signals that come early."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.review.engine import STAFF
from tests.shell.command import ROOT, clean_environment, stardrill

NO_UTF8 = [
    {"PYTHONIOENCODING": "cp1252"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]
IDS = ["cp1252", "C"]


def ran(
    folder: Path, arguments: Sequence[str], env: Mapping[str, str] | None = None, stdin: bytes = b"", line: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run the command, or a line of the shell in which `$S` is it."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line] if line else command,
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
        cwd=folder,
        env={**clean_environment(folder), "S": f"{sys.executable} -m bot", **(env or {})},
    )


@pytest.fixture
def story(tmp_path: Path) -> str:
    (tmp_path / "story.txt").write_text(f"{STAFF} 😀", encoding="utf-8")
    return "story.txt"


@pytest.mark.parametrize("env", NO_UTF8, ids=IDS)
def test_a_terminal_that_is_not_utf8_gets_what_it_can_show(tmp_path: Path, story: str, env: dict[str, str]) -> None:
    done = ran(tmp_path, ["review", story, "--explain"], env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Lost notes fell" in done.stdout


@pytest.mark.parametrize("env", NO_UTF8, ids=IDS)
def test_json_loses_nothing_there(tmp_path: Path, env: dict[str, str]) -> None:
    done = ran(tmp_path, ["review", "--jsonl"], env, '{"id": "é 😀 ●", "archetype": "cisco", "text": "é"}\n'.encode())
    assert done.returncode == 0, done.stderr
    assert b'"id": "\\u00e9 \\ud83d\\ude00 \\u25cf"' in done.stdout


def test_the_bot_in_a_terminal_goes_on_there(tmp_path: Path) -> None:
    done = ran(tmp_path, ["run"], NO_UTF8[1], "/start\n1\n3\n3\nI wrote the café's menu 😀.\n/help\n".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"What I can do" in done.stdout


def test_a_file_that_drives_the_bot_is_read_as_all_files_are(tmp_path: Path) -> None:
    done = stardrill(tmp_path, "run", stdin="/help\n".encode("utf-16"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "What I can do" in done.stdout


def test_what_cannot_be_sent_to_the_bot_is_said_and_the_rest_is_sent(tmp_path: Path) -> None:
    done = stardrill(tmp_path, "run", stdin=b"\xef\xbb\xbf/start\ncaf\xe9\n" + b"x" * 1_000_001 + b"\n/help\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "I am Stardrill" in done.stdout
    assert "Not sent: the line is not UTF-8 text." in done.stdout
    assert "Not sent: the line is over 1 MB." in done.stdout
    assert "What I can do" in done.stdout


def test_what_somebody_types_commands_no_terminal(tmp_path: Path) -> None:
    typed = b"/start\n1\n3\n3\nI wrote \x1b[2J\x1b]0;owned\x07 the \xc2\x9b31m test.\nDone\n:file \x1b[2J\n"
    done = stardrill(tmp_path, "run", stdin=typed)
    assert done.returncode == 0
    assert "I wrote [2J" in done.stdout
    assert [sign for sign in ("\x1b", "\x07", "\x9b") if sign in done.stdout] == []


@pytest.mark.parametrize(
    "line",
    [
        "$S review story.txt --explain | head -1",
        'yes \'{"text": "x", "archetype": "cisco"}\' | head -2000 | $S review --jsonl | head -1',
        "$S doctor | true",
        "printf '/help\n/privacy\n/help\n' | $S run | head -1",
        "$S review nowhere.txt 2>&1 | true",
    ],
    ids=["review", "jsonl", "doctor", "run", "complaint"],
)
def test_whoever_stops_reading_hears_no_complaint(tmp_path: Path, story: str, line: str) -> None:
    assert story
    done = ran(tmp_path, [], line=line)
    assert done.stderr == b""


@pytest.mark.parametrize("arguments", ["review story.txt", "review story.txt --json", "bank check", "--help"])
def test_a_full_disk_behind_the_output_is_said(tmp_path: Path, story: str, arguments: str) -> None:
    assert story
    done = ran(tmp_path, [], line=f"$S {arguments} > /dev/full")
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"No space left on device" in done.stderr


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("$S review - <&-", 1, b"standard input cannot be read: it is closed.\n"),
        ("$S run <&-", 1, b"one of them is closed.\n"),
        ("$S review story.txt >&-", 0, b""),
        ("$S review story.txt >&- 2>&-", 0, b""),
        ("$S review - < /dev/zero", 1, b"over 1 MB. An answer has a few hundred words.\n"),
        ("$S review --jsonl /dev/zero", 1, b"/dev/zero cannot be read: a line in it has no end.\n"),
        ("$S review <(echo 'I wrote it.')", 0, b""),
    ],
)
def test_a_stream_that_is_closed_or_none_is_said(
    tmp_path: Path, story: str, line: str, status: int, said: bytes
) -> None:
    assert story
    done = ran(tmp_path, [], line=line)
    assert done.returncode == status, done.stderr
    assert done.stderr.endswith(said)
    assert done.stderr.count(b"\n") == (1 if said else 0)


def caught(pid: int) -> int:
    """The signals that a process has a handler for, as bits."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("SigCgt")).split()[1], 16)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks /proc when the process listens to signals")
@pytest.mark.parametrize("token", ["", "1:t"], ids=["terminal", "telegram"])
@pytest.mark.parametrize("moment", ["it listens to signals", "its database is made"])
def test_a_stop_while_the_bot_starts_ends_in_peace(tmp_path: Path, token: str, moment: str) -> None:
    settings = {"TELEGRAM_BOT_TOKEN": token, "TELEGRAM_API_URL": "http://127.0.0.1:1", "LOG_LEVEL": "ERROR"}
    folder = tmp_path / "data" / "stardrill"
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"), "PYTHONPATH": str(ROOT), **settings},
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        come: Callable[[], object] = {
            "it listens to signals": lambda: caught(process.pid) >> (signal.SIGTERM - 1) & 1,
            "its database is made": lambda: list(folder.glob("*.sqlite3-wal")),
        }[moment]
        while not come():
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.002)
                break
        process.terminate()
        said = process.communicate(timeout=30)[1]
    assert (process.returncode, said) == (0, b"")

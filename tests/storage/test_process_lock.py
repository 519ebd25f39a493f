"""One writer to a SQLite file: a second one is refused, and whoever dies lets go."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import process_lock
from storage.errors import InUse, NoLocks, StorageError
from storage.process_lock import ProcessLock, exclusive
from tests.faults.process import PYTHON

HOLDER = """
import sys
from pathlib import Path
from storage.process_lock import ProcessLock
ProcessLock(Path(sys.argv[1])).take()
print("taken", flush=True)
sys.stdin.read()
"""
FORKING = """
import os, sys
from pathlib import Path
from storage.process_lock import ProcessLock
ProcessLock(Path(sys.argv[1])).take()
begun, begins = os.pipe()
if os.fork() == 0:
    os.write(begins, b"x")
    sys.stdin.read()
    os._exit(0)
os.read(begun, 1)
print("taken", flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where a database may be."""
    return tmp_path / "data" / "what? 50%#1.sqlite3"


@pytest.fixture
def lock(database: Path) -> Iterator[ProcessLock]:
    """Its lock, taken."""
    lock = ProcessLock(database)
    lock.take()
    yield lock
    lock.release()


def holder(script: str, database: Path) -> subprocess.Popen[str]:
    """Another process that has taken the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(database)],
        env={**os.environ, **PYTHON},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "taken\n"
    return process


@pytest.mark.usefixtures("lock")
def test_a_second_one_is_refused_with_the_file_in_the_sentence(database: Path) -> None:
    with pytest.raises(InUse) as caught, exclusive(f"sqlite:///{database}"):
        pass
    assert str(caught.value) == f"Another Stardrill uses {database}: a bot, or `stardrill web`. Stop it first."


def test_it_is_free_after_a_release(lock: ProcessLock, database: Path) -> None:
    lock.release()
    lock.release()
    for _ in range(2):
        with exclusive(f"sqlite:///{database}"):
            pass


def test_it_is_free_after_a_crash_in_the_block(database: Path) -> None:
    with pytest.raises(ZeroDivisionError), exclusive(f"sqlite:///{database}"):
        raise ZeroDivisionError
    with exclusive(f"sqlite:///{database}"):
        pass


@pytest.mark.usefixtures("lock")
def test_two_ways_to_one_file_are_one_lock(database: Path) -> None:
    (database.parent / "link.sqlite3").symlink_to(database)
    with pytest.raises(InUse), exclusive(f"sqlite:///{database.parent / 'link.sqlite3'}"):
        pass


def test_only_its_owner_can_read_the_lock_and_a_folder_that_it_made(lock: ProcessLock) -> None:
    assert lock.file.name == "what? 50%#1.sqlite3.lock"
    assert lock.file.stat().st_mode & 0o777 == 0o600
    assert lock.file.parent.stat().st_mode & 0o777 == 0o700


def test_a_killed_process_lets_go(database: Path) -> None:
    with holder(HOLDER, database) as process:
        with pytest.raises(InUse), exclusive(f"sqlite:///{database}"):
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
    with exclusive(f"sqlite:///{database}"):
        pass


def test_a_forked_worker_that_outlives_its_parent_holds_nothing(database: Path) -> None:
    with holder(FORKING, database) as process:
        process.wait()
        with exclusive(f"sqlite:///{database}"):
            pass


def test_a_file_system_without_locks_is_said(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(process_lock, "_lock", refuse)
    with pytest.raises(NoLocks, match="has no locks"), exclusive(f"sqlite:///{database}"):
        pass


def test_a_lock_that_cannot_be_opened_is_said(database: Path) -> None:
    database.parent.mkdir()
    (database.parent / f"{database.name}.lock").symlink_to("/dev/null")
    with pytest.raises(StorageError, match="cannot be opened"), exclusive(f"sqlite:///{database}"):
        pass


def test_postgresql_has_no_lock_beside_it() -> None:
    with exclusive("postgresql://u:p@h/d"), exclusive("postgresql://u:p@h/d"):
        pass

"""The lock beside a SQLite file, held by the one process that handles updates or sends, or changes the file as a whole.

`run` holds it as long as it lives. `restore`, `import`, `db upgrade`, `keys encrypt` and `keys rotate` need it free and
hold it while they work. Read-only commands never take it. It is the system's lock on an open file (`flock`), which ends
with its process; the file itself stays and is empty. It is not the database file, since closing that would drop
SQLite's own locks. PostgreSQL needs none: it has `storage.lease` for sending, `storage.key_use` for keys.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.another_program import refuse_another_program
from storage.errors import InUse, NoLocks, StorageError
from storage.private_files import FILE, make_folder
from storage.url import file_of

ENDING = ".lock"
TAKEN = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})
WITHOUT_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})
NO_LOCKS = "The file system of {database} has no locks, so nobody can see whether another Stardrill uses it."

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProcessLock:
    """The lock of one SQLite file, free until `take()`."""

    def __init__(self, database: Path) -> None:
        resolved = database.resolve()
        self.database = database
        self.file = resolved.with_name(resolved.name + ENDING)
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock without waiting.

        Raises InUse where another process has it, NoLocks where the file system has no locks, and BadDatabaseUrl for a
        file of another program, beside which nothing is created.
        """
        refuse_another_program(self.database)
        try:
            make_folder(self.file.parent)
            handle = os.open(self.file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), FILE)
        except OSError as error:
            raise StorageError(f"{self.file} cannot be opened: {error.strerror}.") from None
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            if error.errno in TAKEN:
                raise InUse(
                    f"Another Stardrill uses {self.database}: a bot, or `stardrill web`. Stop it first."
                ) from None
            if error.errno in WITHOUT_LOCKS:
                raise NoLocks(NO_LOCKS.format(database=self.database)) from None
            raise StorageError(f"{self.file} cannot be locked: {error.strerror}.") from None
        self._handle = handle
        _held.add(handle)

    def release(self) -> None:
        """Release the lock; do nothing where it is not taken."""
        handle, self._handle = self._handle, None
        if handle is not None:
            _held.discard(handle)
            os.close(handle)


def lock_of(url: str) -> ProcessLock | None:
    """Return the lock of the SQLite file of a URL, not yet taken; None for PostgreSQL. Raises BadDatabaseUrl."""
    file = file_of(url)
    return ProcessLock(file) if file is not None else None


@contextmanager
def exclusive(url: str) -> Iterator[None]:
    """Hold the database's lock for the block, so that no bot runs meanwhile; do nothing on PostgreSQL.

    Raises InUse where a bot has it, NoLocks where the file system has none, and BadDatabaseUrl. Each message is a
    sentence for the user of the command line.
    """
    lock = lock_of(url)
    if lock is None:
        yield
        return
    try:
        lock.take()
    except NoLocks as error:
        raise NoLocks(f"{error} Do this with a copy that lies on another file system.") from None
    try:
        yield
    finally:
        lock.release()


_held: set[int] = set()


def _let_go_in_child() -> None:
    """Close the handles that a forked worker inherits: they would keep the lock after its parent's death."""
    for handle in _held:
        os.close(handle)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go_in_child)

"""Files and folders that their owner alone can open, whatever the umask."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FILE = 0o600
FOLDER = 0o700
_OTHERS = 0o077


def make_folder(folder: Path) -> None:
    """Create a folder and its missing parents. An existing one keeps its mode. Raises OSError."""
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    for above in reversed(missing):
        try:
            above.mkdir(FOLDER)
        except FileExistsError:
            # Another process created it first.
            if not above.is_dir():
                raise
        else:
            above.chmod(FOLDER)


def make_file(file: Path) -> None:
    """Create an empty file. An existing one keeps its content and mode. Raises OSError."""
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE)
    except FileExistsError:
        return
    os.close(descriptor)
    # The umask may have removed even the owner's rights.
    file.chmod(FILE)


def close_to_others(files: Iterable[Path]) -> None:
    """Remove others' rights to existing files; a file that this process may not change keeps its mode."""
    for file in files:
        with suppress(OSError):
            if file.stat().st_mode & _OTHERS:
                file.chmod(FILE)


def write(file: Path, content: bytes) -> None:
    """Write a file atomically, replacing an existing one, and create missing folders. Raises OSError."""
    make_folder(file.parent)
    beside = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        make_file(beside)
        beside.write_bytes(content)
        beside.replace(file)
    finally:
        with suppress(OSError):
            beside.unlink()

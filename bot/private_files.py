"""Write files that their owner alone can read, and erase them again."""

import os
from contextlib import suppress
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, for their owner alone; one that is there stays as it is. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(None, "it is a file and no folder", str(folder))


def write(path: Path, content: bytes) -> None:
    """Write a file for its owner alone, whole or not at all, in the place of one that is there. Raises OSError."""
    make_folder(path.parent)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with open(file, "wb") as stream:  # noqa: PTH123 -- a descriptor: the file is private from its first instant
            stream.write(content)
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink()


def erase_files(folder: Path) -> int:
    """Erase what the terminal wrote into a folder of its own, and the folder; how many files there were.

    Folders inside are not looked into. What cannot be erased stays, and is not counted.
    """
    erased = 0
    for path in list(folder.iterdir()) if folder.is_dir() else []:
        with suppress(OSError):
            path.unlink()
            erased += 1
    with suppress(OSError):
        folder.rmdir()
    return erased

"""Erases the files that a local chat has written."""

from contextlib import suppress
from pathlib import Path

from bot.terminal.memory import ChatMemory


def erase_written(folder: Path, memory: ChatMemory) -> None:
    """Erase the pictures and files in the terminal's folder, and stored button labels, which may quote a story.

    The counters stay: the bot knows updates and messages by them. Subfolders are left alone. A file that cannot be
    erased stays, and no error is raised.
    """
    with suppress(OSError):
        for path in list(folder.iterdir()):
            with suppress(OSError):
                path.unlink()
        folder.rmdir()
    memory.forget_words()
    with suppress(OSError):
        memory.save()

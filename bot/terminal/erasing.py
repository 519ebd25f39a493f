"""Erases what a local chat has written to disk."""

from contextlib import suppress
from pathlib import Path

from bot.terminal.memory import ChatMemory, Choices


def erase_written(folder: Path, memory: ChatMemory) -> None:
    """Erase the pictures and files in the terminal's folder, and the labels of buttons, which may quote a story.

    The counters stay: the bot knows updates and messages by them. Folders inside are not looked into. What cannot be
    erased is left, and nothing is raised.
    """
    with suppress(OSError):
        for path in list(folder.iterdir()):
            with suppress(OSError):
                path.unlink()
        folder.rmdir()
    memory.choices = Choices()
    with suppress(OSError):
        memory.save()

"""Erases what a local chat has written to disk."""

from pathlib import Path

from bot.private_files import erase_files
from bot.terminal.memory import ChatMemory, Choices


def erase_written(folder: Path, memory: ChatMemory) -> None:
    """Erase the pictures and files in the terminal's folder, and the labels of buttons, which may quote a story.

    The counters stay: the bot knows updates and messages by them. What cannot be erased is left, and nothing is raised.
    """
    erase_files(folder)
    memory.choices = Choices()
    memory.save()

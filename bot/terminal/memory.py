"""The stored state of a local chat: its counters and newest buttons, no text of messages."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from storage.private_files import write


@dataclass(slots=True, kw_only=True)
class Choices:
    """The newest buttons, in the order of their numbers: those under a message, then the keys of a keyboard."""

    message_id: int = 0
    """The newest message that brought some of them."""
    under: int = 0
    """The message with the inline buttons; 0 for none."""
    labels: list[str] = field(default_factory=list)
    """The labels, by number."""
    data: list[str] = field(default_factory=list)
    """The callback data, by number; empty for a key, which sends its label."""

    @property
    def has_keys(self) -> bool:
        """Return whether a keyboard is among them."""
        return "" in self.data

    @property
    def keys(self) -> list[str]:
        """Return the labels of the keyboard's keys."""
        return [label for label, data in zip(self.labels, self.data, strict=True) if not data]


@dataclass(slots=True, kw_only=True)
class ChatMemory:
    """The memory of one chat. Ids grow over restarts, since the bot knows updates and messages by them."""

    update_id: int = 0
    message_id: int = 0
    last_said: int = 0
    choices: Choices = field(default_factory=Choices)
    path: Path | None = None
    """The file of the memory; without one it is lost at the end."""

    @classmethod
    def at(cls, path: Path, first: int) -> "ChatMemory":
        """Read the memory from a file. Without one, ids begin at `first`, so that a lost file repeats none."""
        fresh = cls(update_id=first, message_id=first, path=path)
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            return cls(**{**stored, "choices": Choices(**stored["choices"]), "path": path})
        except (OSError, ValueError, TypeError, KeyError):
            return fresh

    def save(self) -> None:
        """Write the file atomically, readable by its owner alone.

        A failure is ignored: a start without the file takes new ids and has no buttons.
        """
        if self.path is None:
            return
        stored = {name: value for name, value in asdict(self).items() if name != "path"}
        with suppress(OSError):
            write(self.path, json.dumps(stored).encode())


def memory_file(database: Path) -> Path:
    """Return the memory file for a SQLite file: beside it, so that each database has its own."""
    return database.with_name(f"{database.name}.terminal.json")

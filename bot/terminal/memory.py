"""What a local chat remembers between runs: its counters and its newest buttons, never a word of any message."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from storage.private_files import write


@dataclass(slots=True, kw_only=True)
class Choices:
    """The newest buttons, in the order of their numbers: those under a message, and the keys of a keyboard.

    `message_id` is the newest message that brought some, `under` the one that has those of them that stand under one.
    `data` is what such a button sends; a key has none, as it sends its label.
    """

    message_id: int = 0
    under: int = 0
    labels: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)

    @property
    def has_keys(self) -> bool:
        """Whether a keyboard is among them."""
        return "" in self.data

    @property
    def keys(self) -> list[str]:
        """The keys of the keyboard."""
        return [label for label, data in zip(self.labels, self.data, strict=True) if not data]


@dataclass(slots=True, kw_only=True)
class ChatMemory:
    """Ids go on growing over restarts: the bot knows updates and messages by them. Without a path it is forgotten."""

    update_id: int = 0
    message_id: int = 0
    last_said: int = 0
    choices: Choices = field(default_factory=Choices)
    path: Path | None = None

    @classmethod
    def at(cls, path: Path, first: int) -> "ChatMemory":
        """The memory in a file; where there is none, ids begin at `first`, so that a lost file repeats none."""
        fresh = cls(update_id=first, message_id=first, path=path)
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            return cls(**{**stored, "choices": Choices(**stored["choices"]), "path": path})
        except (OSError, ValueError, TypeError, KeyError):
            return fresh

    def save(self) -> None:
        """Write it, at once or not at all, readable by its owner alone.

        Where it cannot be written the chat goes on: a start without it takes new ids and has no buttons.
        """
        if self.path is None:
            return
        stored = {name: value for name, value in asdict(self).items() if name != "path"}
        with suppress(OSError):
            write(self.path, json.dumps(stored).encode())


def memory_file(database: Path) -> Path:
    """Return where the chat of a SQLite file is remembered: beside it, so that each database has its own."""
    return database.with_name(f"{database.name}.terminal.json")

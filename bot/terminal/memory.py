"""The stored state of a local chat: its counters, its buttons and which messages are texts, no text of messages."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from storage.private_files import write

MOST_TEXTS, MOST_STANDING = 100, 20


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
    texts: list[int] = field(default_factory=list)
    """The user's last MOST_TEXTS messages that are no key and no command, oldest first."""
    choices: Choices = field(default_factory=Choices)
    standing: list[Choices] = field(default_factory=list)
    """The last MOST_STANDING messages that have inline buttons now, oldest first, without keyboards."""
    path: Path | None = None
    """The file of the memory; without one it is lost at the end."""

    @classmethod
    def at(cls, path: Path, first: int) -> "ChatMemory":
        """Read the memory from a file. Without one, ids begin at `first`, so that a lost file repeats none."""
        fresh = cls(update_id=first, message_id=first, path=path)
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            standing = [Choices(**each) for each in stored.get("standing", [])]
            return cls(**{**stored, "choices": Choices(**stored["choices"]), "standing": standing, "path": path})
        except (OSError, ValueError, TypeError, KeyError):
            return fresh

    def note_text(self, message_id: int) -> None:
        """Store that a message is a text of the user, which can be edited."""
        self.texts = [*self.texts, message_id][-MOST_TEXTS:]

    def note_buttons(self, message_id: int, choices: Choices | None) -> None:
        """Store the buttons that a message has now; None where it has none."""
        others = [each for each in self.standing if each.message_id != message_id]
        shown = others if choices is None else [*others, choices]
        self.standing = sorted(shown, key=lambda each: each.message_id)[-MOST_STANDING:]

    def forget_words(self) -> None:
        """Forget the labels of buttons, which may quote a story, and which messages were texts."""
        self.choices, self.standing, self.texts = Choices(), [], []

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

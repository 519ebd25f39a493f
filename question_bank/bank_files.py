"""The files of a bank or a track, with their problems."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from question_bank.yaml_entries import Entry, open_yaml

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BankFiles:
    """The files of a folder, their problems, and the names of those that cannot be read at all."""

    folder: Path
    called: str = ""
    """What stands before a file's name in a problem, such as `/etc/tracks/acme/`."""
    problems: list[str] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    def inside(self, folder: str) -> "BankFiles":
        """Return the files of a folder in this one. Their problems are added to these."""
        return BankFiles(self.folder / folder, f"{self.called}{folder}/", self.problems, self.unreadable)

    def outside(self, folder: Path) -> "BankFiles":
        """Return the files of a folder elsewhere, named by its whole path. Their problems are added to these."""
        return BankFiles(folder, f"{folder}/", self.problems, self.unreadable)

    def root(self, name: str) -> Entry | None:
        """Return the root entry of a file; None, with a problem, where it cannot be read."""
        called = f"{self.called}{name}"
        root = open_yaml(self.folder / name, self.problems, called)
        if root is None:
            self.unreadable.add(called)
        return root

    def each(self, name: str, read: Callable[[Entry], T | None]) -> list[tuple[Entry, T]]:
        """Return the entries of a file's list with their place; an invalid one is left out, with a problem."""
        root = self.root(name)
        read_entries = [(entry, read(entry)) for entry in root.items()] if root is not None else []
        return [(entry, item) for entry, item in read_entries if item is not None]

    def text(self, name: str) -> str:
        """Return a file's text; an empty one, with a problem, where it cannot be read."""
        called = f"{self.called}{name}"
        try:
            return (self.folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            self.problems.append(f"{called}:1: the file cannot be read")
            self.unreadable.add(called)
            return ""

    def lacks(self, found: Iterable[str]) -> None:
        """Add problems of a whole bank, except of a file that could not be read, which was reported."""
        self.problems.extend([lack for lack in found if lack.split(":", maxsplit=1)[0] not in self.unreadable])

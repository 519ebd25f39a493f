"""Prints messages in a terminal: Telegram's HTML as text, buttons as numbers, pictures as files."""

from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.printable import printable
from bot.terminal.chat import Change, ChangeKind, Shown
from bot.terminal.readable import readable
from storage.private_files import write

WIDTH = 100


class Screen:
    """Prints the changes of a chat, without control characters.

    Pictures and files are written to `folder`, readable by their owner alone, and their path is printed.
    """

    def __init__(self, console: Console, folder: Path) -> None:
        self._console = console
        self._folder = folder
        self._printed: dict[int, tuple[str, list[str]]] = {}

    def change(self, change: Change) -> None:
        """Print one change."""
        if change.kind is ChangeKind.TOAST:
            self._line(f"({change.text})", "dim")
        elif change.message is not None and change.kind is ChangeKind.NEW:
            self._message(change.message)
        elif change.message is not None and change.kind is ChangeKind.EDITED and self._is_news(change.message):
            self._message(change.message, note="(edited) ")

    def said(self, line: str) -> None:
        """Print a line of the user, where the terminal has not echoed it."""
        self._line(f"> {line}", "green")

    def note(self, text: str) -> None:
        """Print a message of the terminal itself."""
        self._line(text, "dim")

    def _message(self, message: Shown, note: str = "") -> None:
        self._printed[message.message_id] = message.html, message.labels
        self._console.print()
        if message.picture is not None:
            self._line(f"[picture: {self._keep(f'{message.message_id}.png', message.picture)}]", "dim")
        if message.document is not None:
            name, content = message.document
            self._line(f"[file: {self._keep(name, content)}]", "dim")
        if message.html:
            self._console.print(Text.assemble((note, "dim"), readable(message.html)))
        for number, label in enumerate(message.labels, start=message.first):
            self._line(f"  [{number}] {label}", "bold cyan")

    def _line(self, text: str, style: str) -> None:
        self._console.print(Text(printable(text), style=style))

    def _is_news(self, message: Shown) -> bool:
        """Return whether an edit has to be printed. One that only takes the buttons away has not."""
        text, labels = self._printed.get(message.message_id, (None, None))
        return text != message.html or bool(message.labels and labels != message.labels)

    def _keep(self, name: str, content: bytes) -> str:
        """Write a file; return its path, or the reason why it could not be written."""
        path = self._folder / (Path(name).name or "file")
        try:
            write(path, content)
        except (OSError, ValueError) as error:
            return f"{path} cannot be written: {getattr(error, 'strerror', None) or 'its name is none'}"
        return str(path)
